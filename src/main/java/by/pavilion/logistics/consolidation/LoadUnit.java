package by.pavilion.logistics.consolidation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bag, pallet or container of a departure.
 *
 * @param number a container's of ISO 6346, else a label
 * @param parent what it is inside of
 * @param root the outermost unit around it, or itself
 * @param loaded what is directly in it
 * @param parcels how many parcels that is
 * @param arrivedAt when it was at the end of the route; of outermost units
 */
public record LoadUnit(
        UnitId id,
        UnitKind kind,
        @Nullable String number,
        @Nullable UnitId parent,
        UnitId root,
        @Nullable String wagonNumber,
        @Nullable String sealNumber,
        Load loaded,
        long parcels,
        Optional<Instant> arrivedAt) {

    static Optional<LoadUnit> in(List<LoadUnit> units, UnitId id) {
        return units.stream().filter(unit -> unit.id().equals(id)).findFirst();
    }
}
