package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.eta.ExpectArrivals;
import by.pavilion.logistics.tracking.EquipmentWatch;
import jakarta.enterprise.context.ApplicationScoped;

/** The railway may tell of a departure or arrival before an operator does, and when it expects to arrive. */
@ApplicationScoped
class FollowEquipment implements EquipmentWatch {
    private final DepartureStore departures;
    private final Unload unload;
    private final ExpectArrivals expectArrivals;

    FollowEquipment(DepartureStore departures, Unload unload, ExpectArrivals expectArrivals) {
        this.departures = departures;
        this.unload = unload;
        this.expectArrivals = expectArrivals;
    }

    /** A train departs and arrives at many a station on its way: what counts is the first departure, and the last place. */
    @Override
    public void told(long departure, Sighting seen) {
        if (seen.retracts() != null || seen.classifier() == Classifier.PLN) {
            return;
        }
        Departure locked =
                departures.lock(new DepartureId(departure)).orElseThrow(ConsolidationProblems::noSuchDeparture);
        Route route = locked.route();
        boolean isThere = route.to().unlocode().equals(seen.location().unlocode());
        if (seen.classifier() == Classifier.EST) {
            if (seen.code() == TrackingCode.ARRIVED && isThere && locked.state() == DepartureState.DEPARTED) {
                expectArrivals.isExpected(departure, route.code(), route.transit(), seen.occurredAt());
            }
            return;
        }
        if (seen.code() == TrackingCode.DEPARTED && locked.state() == DepartureState.SEALED) {
            departures.update(locked.departed(seen.occurredAt()));
            expectArrivals.leaves(departure, route.code(), route.transit(), seen.occurredAt(), true);
        }
        if (seen.code() == TrackingCode.ARRIVED && isThere && locked.state() == DepartureState.DEPARTED) {
            Departure arrived = locked.arrived(seen.occurredAt());
            departures.update(arrived);
            unload.unload(arrived, seen.occurredAt());
        }
    }
}
