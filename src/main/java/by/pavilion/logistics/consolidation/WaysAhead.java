package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.eta.Journey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** What the goods of a departure have still to take when that one is at its end: a ship behind a train to the port. */
@ApplicationScoped
class WaysAhead {
    private final DepartureStore departures;
    private final Clock clock;

    WaysAhead(DepartureStore departures, Clock clock) {
        this.departures = departures;
        this.clock = clock;
    }

    /** By the routes that there are now; how long goods wait between two of them nobody knows before. */
    Journey of(Route present) {
        List<Route> ahead = Network.isIn(present.to().unlocode(), AwaitDeparture.DESTINATION)
                ? List.of()
                : new Network(departures.routes(clock.instant())).ahead(present.to(), AwaitDeparture.DESTINATION);
        return new Journey(way(present), ahead.stream().map(WaysAhead::way).toList());
    }

    private static Journey.Way way(Route route) {
        return new Journey.Way(route.code(), route.transit());
    }
}
