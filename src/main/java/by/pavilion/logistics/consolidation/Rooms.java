package by.pavilion.logistics.consolidation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What there is room for in the units of a departure: a bag must fit onto its pallet, and that into its container. */
final class Rooms {
    private final Map<UnitId, LoadUnit> units = new HashMap<>();
    private final Map<UnitId, Load> rooms = new HashMap<>();

    Rooms(List<LoadUnit> units) {
        units.forEach(unit -> {
            this.units.put(unit.id(), unit);
            rooms.put(unit.id(), unit.kind().room());
        });
        units.forEach(unit -> take(unit.id(), unit.loaded()));
    }

    /** Whether so much goes into the unit and into everything around it. */
    boolean fits(UnitId into, Load load) {
        return outwards(into).stream().allMatch(unit -> load.fitsInto(Objects.requireNonNull(rooms.get(unit))));
    }

    /** So much less is left in the unit and in everything around it. */
    void take(UnitId into, Load load) {
        outwards(into).forEach(unit -> rooms.computeIfPresent(unit, (none, room) -> room.minus(load)));
    }

    private List<UnitId> outwards(UnitId from) {
        List<UnitId> around = new ArrayList<>();
        @Nullable UnitId at = from;
        while (at != null) {
            around.add(at);
            at = Objects.requireNonNull(units.get(at)).parent();
        }
        return around;
    }
}
