package by.pavilion.logistics.handover;

import java.util.Set;

/** How far a merchant is with its part of a shipment. */
public enum PartState {
    TO_CONFIRM,
    CONFIRMED,
    PACKED,
    HANDED_OVER,
    /** The order was cancelled, or has left without it. */
    GONE;

    /** What merchants do next. What was packed is to be packed once more when pieces leave the order. */
    Set<PartState> next() {
        return switch (this) {
            case TO_CONFIRM -> Set.of(CONFIRMED, GONE);
            case CONFIRMED -> Set.of(PACKED, GONE);
            case PACKED -> Set.of(HANDED_OVER, GONE);
            case HANDED_OVER, GONE -> Set.of();
        };
    }

    /** Whether the goods are still with the merchant. */
    boolean isOpen() {
        return !next().isEmpty();
    }
}
