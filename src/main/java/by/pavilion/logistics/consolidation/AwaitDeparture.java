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
import java.util.Optional;
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
        Set<Start> starts = startsAmong(
                fromHere.stream().flatMap(one -> start(one).stream()).collect(Collectors.toSet()));
        waiting.insert(
                fromHere.stream()
                        .flatMap(one -> one.shipment().parcels().stream()
                                .map(parcel -> new WaitingStore.Waiting(
                                        new ParcelOfShipment(one.shipment().id(), parcel.id()),
                                        start(one)
                                                .filter(starts::contains)
                                                .map(Start::place)
                                                .orElse(START),
                                        one.promisedAt(),
                                        DESTINATION)))
                        .toList(),
                clock.instant());
    }

    /** Where goods of a customs mode lie. */
    private record Start(String place, String customsMode) {}

    private static Optional<Start> start(Begun one) {
        return one.place().map(place -> new Start(place, one.shipment().customsMode()));
    }

    /** Those of these from which one can get to China. Mostly all begins at Great Stone, and nobody is asked. */
    private Set<Start> startsAmong(Set<Start> starts) {
        if (starts.stream().allMatch(start -> start.place().equals(START))) {
            return starts;
        }
        Network network = new Network(departures.routes(clock.instant()));
        return starts.stream()
                .filter(start -> network.openTo(Optional.of(start.customsMode()))
                        .servedFrom(new Place(start.place(), start.place()))
                        .contains(DESTINATION))
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
