package by.pavilion.inventory;

/** Why somebody adjusts stock by hand. */
public enum AdjustmentReason {
    DAMAGED,
    LOST,
    EXPIRED,
    FOUND,
    RECEIVED,
    RETURNED,
    /** The shelves were counted, and the counter was wrong in either direction. */
    COUNTED;

    /** Whether a change of this sign can have this reason. */
    public boolean permits(long change) {
        return switch (this) {
            case DAMAGED, LOST, EXPIRED -> change < 0;
            case FOUND, RECEIVED, RETURNED -> change > 0;
            case COUNTED -> change != 0;
        };
    }

    MovementReason movement() {
        return switch (this) {
            case DAMAGED -> MovementReason.DAMAGED;
            case LOST -> MovementReason.LOST;
            case EXPIRED -> MovementReason.EXPIRED;
            case FOUND -> MovementReason.FOUND;
            case RECEIVED -> MovementReason.RECEIVED;
            case RETURNED -> MovementReason.RETURNED;
            case COUNTED -> MovementReason.COUNTED;
        };
    }
}
