package by.pavilion.logistics.consolidation;

import java.util.Set;

/** Where a departure stands. */
public enum DepartureState {
    /** Parcels may be put in until the cut-off, and taken out. */
    OPEN,
    /** Everything is inside and sealed. */
    SEALED,
    DEPARTED,
    ARRIVED,
    /** It will not leave: its parcels wait for others. */
    CANCELLED;

    /** Whether what is in it was closed in. Before that it is a plan; what was called off holds nothing. */
    public boolean isSealed() {
        return switch (this) {
            case OPEN, CANCELLED -> false;
            case SEALED, DEPARTED, ARRIVED -> true;
        };
    }

    Set<DepartureState> next() {
        return switch (this) {
            case OPEN -> Set.of(SEALED, CANCELLED);
            case SEALED -> Set.of(DEPARTED, CANCELLED);
            case DEPARTED -> Set.of(ARRIVED);
            case ARRIVED, CANCELLED -> Set.of();
        };
    }
}
