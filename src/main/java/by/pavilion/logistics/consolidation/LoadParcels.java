package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.TellTrouble;
import by.pavilion.logistics.Trouble;
import by.pavilion.logistics.consolidation.WaitingStore.Packed;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts waiting parcels into the units of a departure, by hand or as many as fit, and takes them out again. */
@ApplicationScoped
public class LoadParcels {
    /** So many parcels are looked at for one plan. */
    private static final int MOST = 20_000;

    private final DepartureStore departures;
    private final WaitingStore waiting;
    private final TellTrouble tellTrouble;
    private final Clock clock;

    LoadParcels(DepartureStore departures, WaitingStore waiting, TellTrouble tellTrouble, Clock clock) {
        this.departures = departures;
        this.waiting = waiting;
        this.tellTrouble = tellTrouble;
        this.clock = clock;
    }

    /**
     * Puts these parcels in, all or none.
     *
     * @throws by.pavilion.shared.Problem 404 for the departure or unit; 409 when the departure is sealed, past its cut-off or too
     *     full, or a parcel does not wait at its place
     */
    public void putIn(DepartureId id, UnitId unit, List<ParcelId> parcels) {
        Transactions.retrying(() -> {
            Departure departure = open(id);
            List<LoadUnit> units = departures.units(id);
            if (units.stream().noneMatch(one -> one.id().equals(unit))) {
                throw ConsolidationProblems.noSuchDeparture();
            }
            List<WaitingParcel> found = waiting.at(ways(departure), new HashSet<>(parcels));
            if (found.size() < Set.copyOf(parcels).size()) {
                throw ConsolidationProblems.notWaiting(missing(parcels, found));
            }
            Load load = found.stream().map(WaitingParcel::load).reduce(Load.NONE, Load::plus);
            if (!load.fitsInto(departure.room()) || !new Rooms(units).fits(unit, load)) {
                throw ConsolidationProblems.full(departure.room());
            }
            pack(departure, found.stream().map(one -> new Packed(one, unit)).toList());
            return id;
        });
    }

    private static List<Integer> missing(List<ParcelId> wanted, List<WaitingParcel> found) {
        Set<ParcelId> there = found.stream().map(one -> one.parcel().parcel()).collect(Collectors.toSet());
        List<Integer> missing = new ArrayList<>();
        for (int place = 0; place < wanted.size(); place++) {
            if (!there.contains(wanted.get(place))) {
                missing.add(place);
            }
        }
        return missing;
    }

    /**
     * Fills the departure with waiting parcels, the earliest promise first; one that is too large for what is left is passed
     * over. Nothing that is in already is moved, so that an operator's changes stay.
     *
     * @return how many parcels were put in
     * @throws by.pavilion.shared.Problem 404; 409 when it is sealed or past its cut-off, or has no unit
     */
    public int fill(DepartureId id) {
        return Transactions.retrying(() -> {
            Departure departure = open(id);
            List<LoadUnit> units = departures.units(id);
            List<LoadUnit> innermost = innermost(units);
            if (innermost.isEmpty()) {
                throw ConsolidationProblems.noUnit();
            }
            Rooms rooms = new Rooms(units);
            List<Packed> packed = new ArrayList<>();
            Load left = departure.room();
            for (WaitingParcel parcel : waiting.at(ways(departure), departure.cutOffAt(), MOST)) {
                Load load = parcel.load();
                Optional<LoadUnit> into = load.fitsInto(left)
                        ? innermost.stream()
                                .filter(unit -> rooms.fits(unit.id(), load))
                                .findFirst()
                        : Optional.empty();
                if (into.isPresent()) {
                    LoadUnit unit = into.get();
                    packed.add(new Packed(parcel, unit.id()));
                    left = left.minus(load);
                    rooms.take(unit.id(), load);
                }
            }
            pack(departure, packed);
            return packed.size();
        });
    }

    /** Those that hold no others: parcels go into the bags on a pallet, not beside them. */
    private static List<LoadUnit> innermost(List<LoadUnit> units) {
        Set<UnitId> parents =
                units.stream().map(LoadUnit::parent).filter(Objects::nonNull).collect(Collectors.toSet());
        return units.stream().filter(unit -> !parents.contains(unit.id())).toList();
    }

    private void pack(Departure departure, List<Packed> packed) {
        if (packed.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        if (waiting.take(packed.stream().map(Packed::parcel).toList()) != packed.size()) {
            throw ConsolidationProblems.notWaiting(List.of());
        }
        waiting.pack(departure.id(), packed, now);
        Load load = packed.stream().map(one -> one.parcel().load()).reduce(Load.NONE, Load::plus);
        departures.update(departure.with(departure.loaded().plus(load), departure.parcels() + packed.size()));
    }

    /**
     * Takes a parcel out: it waits for another departure. From one that is sealed, or was called off, only what was cancelled inside is
     * taken out: it waits for nothing, and its trouble is over.
     *
     * @throws by.pavilion.shared.Problem 404; 409 when the departure is sealed
     */
    public void takeOut(DepartureId id, UnitId unit, ParcelId parcel) {
        Transactions.retrying(() -> {
            Departure departure = departures.lock(id).orElseThrow(ConsolidationProblems::noSuchDeparture);
            if (departure.state() != DepartureState.OPEN) {
                takeOutCancelled(departure, unit, parcel);
                return id;
            }
            LoadedParcel inside = find(id, unit, parcel).orElseThrow(ConsolidationProblems::notInside);
            waiting.waitAgain(id, inside, departure.route().from().unlocode(), clock.instant());
            waiting.takeOut(id, unit, parcel);
            departures.update(departure.with(departure.loaded().minus(inside.load()), departure.parcels() - 1));
            return id;
        });
    }

    private Optional<LoadedParcel> find(DepartureId id, UnitId unit, ParcelId parcel) {
        return waiting.inside(id, parcel.value() - 1, 1).stream()
                .filter(one ->
                        one.parcel().parcel().equals(parcel) && one.unit().equals(unit))
                .findFirst();
    }

    private void takeOutCancelled(Departure departure, UnitId unit, ParcelId parcel) {
        boolean isHere = departure.state() == DepartureState.SEALED || departure.state() == DepartureState.CANCELLED;
        Optional<LoadedParcel> inside = isHere ? find(departure.id(), unit, parcel) : Optional.empty();
        if (inside.isEmpty() || !waiting.found(departure.id(), unit, parcel, clock.instant())) {
            throw ConsolidationProblems.departureState(departure);
        }
        if (departure.state() == DepartureState.SEALED) { // one that was called off counts nothing any more
            Load load = inside.get().load();
            waiting.takeOut(departure.id(), unit, parcel);
            departures.update(departure.with(departure.loaded().minus(load), departure.parcels() - 1));
        }
        ShipmentId shipment = inside.get().parcel().shipment();
        if (!waiting.isCancelledInside(shipment)) {
            tellTrouble.clear(List.of(shipment), Trouble.CANCELLED_INSIDE);
        }
    }

    private WaitingStore.Ways ways(Departure departure) {
        return WaitingStore.Ways.of(departure.route(), departures.routes(departure.departsAt()));
    }

    private Departure open(DepartureId id) {
        Departure departure = departures.lock(id).orElseThrow(ConsolidationProblems::noSuchDeparture);
        if (departure.state() != DepartureState.OPEN) {
            throw ConsolidationProblems.departureState(departure);
        }
        if (!clock.instant().isBefore(departure.cutOffAt())) {
            throw ConsolidationProblems.cutOff(departure);
        }
        return departure;
    }
}
