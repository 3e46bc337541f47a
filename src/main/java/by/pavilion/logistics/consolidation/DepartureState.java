package by.pavilion.logistics.consolidation;

import java.util.Set;

/** Where a departure stands. */
public enum DepartureState {
    /** Parcels may be put in until the cut-off, and taken out. */
    OPEN,
    /** Everything is inside and sealed. */
    SEALED,
    DEPARTED,
    ARRIVED;

    Set<DepartureState> next() {
        return switch (this) {
            case OPEN -> Set.of(SEALED);
            case SEALED -> Set.of(DEPARTED);
            case DEPARTED -> Set.of(ARRIVED);
            case ARRIVED -> Set.of();
        };
    }
}
