package by.pavilion.ordering.inbound;

import java.util.Set;

/** Where an inbound stands on paper; where its goods are, their way tells. */
public enum InboundStatus {
    /** Some of it has still to come into the warehouse. */
    BOOKED,
    /** All of it was taken into the warehouse, or found missing there. */
    ENTERED,
    /** It will not go; unless it turns out to have left before. */
    CANCELLED;

    Set<InboundStatus> next() {
        return switch (this) {
            case BOOKED -> Set.of(ENTERED, CANCELLED);
            case CANCELLED -> Set.of(BOOKED);
            case ENTERED -> Set.of();
        };
    }
}
