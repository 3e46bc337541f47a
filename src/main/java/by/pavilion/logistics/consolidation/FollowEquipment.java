package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.eta.ExpectArrivals;
import by.pavilion.logistics.tracking.EquipmentWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Keeps a departure where all that was told of it leaves it, whoever told: an operator, or the railway of single containers. What
 * is taken back undoes what followed from it.
 */
@ApplicationScoped
class FollowEquipment implements EquipmentWatch {
    private final DepartureStore departures;
    private final Unload unload;
    private final ExpectArrivals expectArrivals;
    private final WaysAhead waysAhead;

    FollowEquipment(DepartureStore departures, Unload unload, ExpectArrivals expectArrivals, WaysAhead waysAhead) {
        this.departures = departures;
        this.unload = unload;
        this.expectArrivals = expectArrivals;
        this.waysAhead = waysAhead;
    }

    /** What is told before the seal counts from the seal on. */
    @Override
    public void told(long id, List<Move> moves, List<Sighting> news) {
        Departure before = departures.lock(new DepartureId(id)).orElseThrow(ConsolidationProblems::noSuchDeparture);
        if (before.state() == DepartureState.OPEN || before.state() == DepartureState.CANCELLED) {
            return;
        }
        List<Course.Root> roots = departures.roots(before.id());
        Course course = Course.of(before, roots, moves);
        boolean takesBack = news.stream().anyMatch(seen -> seen.retracts() != null);
        if (course.state().compareTo(before.state()) < 0 && !takesBack) {
            news.forEach(seen -> expect(before, seen));
            return;
        }
        Departure after = before.on(course);
        if (!after.equals(before)) {
            departures.update(after);
        }
        unload.unload(after, roots, course);
        expect(before, after);
        news.forEach(seen -> expect(after, seen));
    }

    private void expect(Departure before, Departure after) {
        long id = after.id().value();
        Route route = after.route();
        if (before.arrivedAt().isPresent() && !before.arrivedAt().equals(after.arrivedAt())) {
            expectArrivals.isNotThere(id);
        }
        if (after.arrivedAt().isPresent()) {
            if (!after.arrivedAt().equals(before.arrivedAt())) {
                expectArrivals.isThere(
                        id,
                        waysAhead.of(route),
                        after.departedAt().orElse(after.departsAt()),
                        after.arrivedAt().get());
            }
        } else if (!after.departedAt().equals(before.departedAt())
                || before.arrivedAt().isPresent()) {
            expectArrivals.leaves(
                    id,
                    waysAhead.of(route),
                    after.departedAt().orElse(after.departsAt()),
                    after.departedAt().isPresent());
        }
    }

    /** When it is expected at its end. */
    private void expect(Departure departure, Sighting seen) {
        Route route = departure.route();
        boolean isThere = route.to().unlocode().equals(seen.location().unlocode());
        if (seen.classifier() == Classifier.EST
                && seen.code() == TrackingCode.ARRIVED
                && isThere
                && departure.state() == DepartureState.DEPARTED) {
            expectArrivals.isExpected(departure.id().value(), waysAhead.of(route), seen.occurredAt());
        }
    }
}
