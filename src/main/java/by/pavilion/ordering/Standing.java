package by.pavilion.ordering;

/**
 * Where a locked order stands: as much of it as facts of customs and carriers move.
 *
 * @param edition of its row that was read
 */
record Standing(OrderId id, long edition, OrderStatus status, Progress progress) {
    Standing with(Progress known) {
        return new Standing(id, edition, status, known);
    }

    /** Whether nothing but the customs status is another than before. */
    boolean hasMovedAtCustomsOnly(Standing before) {
        return !equals(before)
                && progress.customs()
                        .filter(state -> equals(before.with(before.progress().atCustoms(state))))
                        .isPresent();
    }
}
