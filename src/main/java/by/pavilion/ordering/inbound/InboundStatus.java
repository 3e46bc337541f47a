package by.pavilion.ordering.inbound;

import java.util.Set;

/** Where an inbound stands on paper; where its goods are, their way tells. */
public enum InboundStatus {
    /** Some of it has still to come into the warehouse. */
    BOOKED,
    /** All of it was taken into the warehouse, or found missing there. */
    ENTERED,
    CANCELLED;

    Set<InboundStatus> next() {
        return switch (this) {
            case BOOKED -> Set.of(ENTERED, CANCELLED);
            case ENTERED, CANCELLED -> Set.of();
        };
    }
}
