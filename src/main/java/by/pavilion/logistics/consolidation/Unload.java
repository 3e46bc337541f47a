package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.eta.ExpectArrivals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Takes parcels out of what has arrived: they wait there for their next departure, where one begins. */
@ApplicationScoped
class Unload {
    private final DepartureStore departures;
    private final WaitingStore waiting;
    private final ExpectArrivals expectArrivals;

    Unload(DepartureStore departures, WaitingStore waiting, ExpectArrivals expectArrivals) {
        this.departures = departures;
        this.waiting = waiting;
        this.expectArrivals = expectArrivals;
    }

    void unload(Departure arrived, Instant at) {
        Place to = arrived.route().to();
        waiting.unpack(arrived.id(), departures.isStart(to) ? Optional.of(to.unlocode()) : Optional.empty(), at);
        expectArrivals.isThere(
                arrived.id().value(),
                arrived.route().code(),
                arrived.departedAt().orElse(arrived.departsAt()),
                at);
    }
}
