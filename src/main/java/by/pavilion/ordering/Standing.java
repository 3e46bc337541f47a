package by.pavilion.ordering;

/** Where a locked order stands: as much of it as facts of customs and carriers move. */
record Standing(OrderId id, OrderStatus status, Progress progress) {
    Standing with(Progress known) {
        return new Standing(id, status, known);
    }
}
