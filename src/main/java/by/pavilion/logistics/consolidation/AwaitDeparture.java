package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ParcelOfShipment;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.ShipmentWatch;
import by.pavilion.logistics.TellTrouble;
import by.pavilion.logistics.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parcels of accepted orders from Belarus, and bulk goods, wait where they lie, if one can get to China from there; else at Great
 * Stone, where whoever sends them has to bring them.
 */
@ApplicationScoped
class AwaitDeparture implements ShipmentWatch {
    /** Minsk, with the yard at Great Stone. */
    private static final String START = "BYMSQ";

    /** All that is sold goes to China; any place in it will do. */
    static final String DESTINATION = "CN";

    private final DepartureStore departures;
    private final WaitingStore waiting;
    private final TellTrouble tellTrouble;
    private final Clock clock;

    AwaitDeparture(DepartureStore departures, WaitingStore waiting, TellTrouble tellTrouble, Clock clock) {
        this.departures = departures;
        this.waiting = waiting;
        this.tellTrouble = tellTrouble;
        this.clock = clock;
    }

    @Override
    public void begun(List<Begun> shipments) {
        List<Begun> fromHere = shipments.stream()
                .filter(one -> one.shipment().beginsInBelarus())
                .toList();
        Set<String> starts = startsAmong(
                fromHere.stream().flatMap(one -> one.place().stream()).collect(Collectors.toSet()));
        waiting.insert(
                fromHere.stream()
                        .flatMap(one -> one.shipment().parcels().stream()
                                .map(parcel -> new WaitingStore.Waiting(
                                        new ParcelOfShipment(one.shipment().id(), parcel.id()),
                                        one.place().filter(starts::contains).orElse(START),
                                        one.promisedAt(),
                                        DESTINATION)))
                        .toList(),
                clock.instant());
    }

    /** Those of these places from which one can get to China. Mostly all begins at Great Stone, and nobody is asked. */
    private Set<String> startsAmong(Set<String> places) {
        if (Set.of(START).containsAll(places)) {
            return places;
        }
        Network network = new Network(departures.routes(clock.instant()));
        return places.stream()
                .filter(place -> network.servedFrom(new Place(place, place)).contains(DESTINATION))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isOutOfReach(ShipmentId shipment, Map<String, Long> left) {
        return waiting.isInside(shipment);
    }

    @Override
    public void gone(Collection<ShipmentId> shipments) {
        waiting.inOpenDepartures(shipments).forEach(this::takeOut); // first, as whoever loads locks the departure first
        waiting.forget(shipments); // waits for whoever is just loading one of them
        waiting.inOpenDepartures(shipments).forEach(this::takeOut);
        tellTrouble.clear(waiting.takeCalledOff(shipments), Trouble.CALLED_OFF);
    }

    /** Whoever sealed the departure just now did not see the cancellation, and nobody else will tell of it. */
    @Override
    public void restocked(Collection<ShipmentId> shipments) {
        List<ShipmentId> inside = waiting.inSealedDepartures(shipments);
        waiting.cancelledInside(inside, clock.instant());
        tellTrouble.raise(inside, Trouble.CANCELLED_INSIDE);
    }

    /** What nobody waits for takes no room; in a departure that is sealed it has to be found. */
    private void takeOut(DepartureId id, List<LoadedParcel> parcels) {
        Departure departure = departures.lock(id).orElseThrow(ConsolidationProblems::noSuchDeparture);
        if (departure.state() != DepartureState.OPEN) {
            return;
        }
        Departure emptier = departure;
        for (LoadedParcel parcel : parcels) {
            if (waiting.takeOut(id, parcel.unit(), parcel.parcel().parcel())) {
                emptier = emptier.with(emptier.loaded().minus(parcel.load()), emptier.parcels() - 1);
            }
        }
        departures.update(emptier);
    }
}
