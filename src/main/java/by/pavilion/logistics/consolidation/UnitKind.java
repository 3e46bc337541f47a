package by.pavilion.logistics.consolidation;

/** In what parcels travel together, and what one can hold. */
public enum UnitKind {
    BAG,
    /** Europallet, up to 1.8 m high. */
    PALLET,
    /** 40 feet, high cube. */
    CONTAINER;

    Load room() {
        return switch (this) {
            case BAG -> new Load(30_000, 200_000);
            case PALLET -> new Load(1_000_000, 1_728_000);
            case CONTAINER -> new Load(26_500_000, 76_000_000);
        };
    }

    /** A bag goes onto a pallet or into a container, a pallet into a container. */
    boolean fitsInto(UnitKind other) {
        return compareTo(other) < 0;
    }
}
