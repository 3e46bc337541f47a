package by.pavilion.logistics.eta;

import by.pavilion.logistics.Expectation;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * Works out when a departure and the parcels in it will be there, whenever something new is known of it. In the caller's
 * transaction; the parcels hear of it in portions, each with the way from there to its door.
 */
@ApplicationScoped
public class ExpectArrivals {
    private final TransitStore transits;
    private final Workers workers;
    private final Ids ids;

    ExpectArrivals(TransitStore transits, Workers workers, Ids ids) {
        this.transits = transits;
        this.workers = workers;
        this.ids = ids;
    }

    /** The departure is to leave then, or has left. If it was late, that is over; by the new time it may be late anew. */
    public void leaves(long departure, Journey journey, Instant start, boolean hasLeft) {
        Transit way = transit(journey.present());
        transits.expect(departure, start.plus(way.fast()), start.plus(way.median()), start.plus(way.slow()));
        tell(departure, start, way.plus(ahead(journey)), hasLeft ? "departed" : "planned");
        noLongerLate(departure, start);
    }

    /** Whoever runs it expects it to be there then. */
    public void isExpected(long departure, Journey journey, Instant arrival) {
        Transit way = transit(journey.present());
        Duration early = way.median().minus(way.fast());
        Duration late = way.slow().minus(way.median());
        transits.expect(departure, arrival.minus(early), arrival, arrival.plus(late));
        Transit rest = new Transit(Duration.ZERO, early.negated(), late);
        tell(departure, arrival, rest.plus(ahead(journey)), "told");
    }

    /** It is there: one more record of its route. */
    public void isThere(long departure, Journey journey, Instant left, Instant arrival) {
        transits.record(departure, journey.present().route(), Duration.between(left, arrival), arrival);
        transits.expect(departure, arrival, arrival, arrival);
        tell(departure, arrival, ahead(journey), "arrived");
        noLongerLate(departure, arrival);
    }

    private void noLongerLate(long departure, Instant at) {
        if (transits.onTimeAgain(departure)) {
            queue(departure, Tiding.Kind.ON_TIME, new Expectation(at, at, at, "on-time"));
        }
    }

    /** It will not leave: its shipments are in trouble until they are in another one, and late by none. */
    public void isCalledOff(long departure, Instant at) {
        noLongerLate(departure, at);
        queue(departure, Tiding.Kind.CALLED_OFF, new Expectation(at, at, at, "called-off"));
    }

    /** It is sealed: what was in one that was called off is out of trouble. */
    public void isSealed(long departure, Instant at) {
        if (transits.holdsCalledOff(departure)) {
            queue(departure, Tiding.Kind.REBOOKED, new Expectation(at, at, at, "rebooked"));
        }
    }

    /** It was a mistake that it is there: nothing is to be learnt from it. */
    public void isNotThere(long departure) {
        transits.forget(departure);
    }

    private Transit ahead(Journey journey) {
        return journey.ahead().stream().map(this::transit).reduce(Transit.NONE, Transit::plus);
    }

    private Transit transit(Journey.Way way) {
        return Transit.of(transits.minutes(way.route()), way.timetable());
    }

    private void tell(long departure, Instant from, Transit way, String reason) {
        queue(
                departure,
                Tiding.Kind.ETA,
                new Expectation(from.plus(way.median()), from.plus(way.fast()), from.plus(way.slow()), reason));
    }

    private void queue(long departure, Tiding.Kind kind, Expectation expectation) {
        transits.insert(new Tiding(ids.next(), departure, kind, expectation, 0));
        workers.wake(SpreadTidings.NAME);
    }
}
