package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.TellTrouble;
import by.pavilion.logistics.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lets parcels of containers that have arrived wait for their next departure, where a route begins that leads to where they are
 * bound and that is for their customs mode; also one that has ended, since what is planned on it goes and another may follow. They
 * stay inside until they are taken out: until then they hear what is told of their container.
 */
@ApplicationScoped
class Unload {
    private final DepartureStore departures;
    private final WaitingStore waiting;
    private final TellTrouble tellTrouble;

    Unload(DepartureStore departures, WaitingStore waiting, TellTrouble tellTrouble) {
        this.departures = departures;
        this.waiting = waiting;
        this.tellTrouble = tellTrouble;
    }

    /** @param roots as they were until now */
    void unload(Departure departure, List<Course.Root> roots, Course course) {
        Place to = departure.route().to();
        for (Course.Root root : roots) {
            Instant arrived = course.arrivals().get(root.id());
            if (root.arrivedAt().isPresent() && arrived == null) {
                departures.arrived(root.id(), null);
                waiting.waitNoMore(departure.id(), root.id(), to);
                waiting.inside(departure.id(), root.id());
            } else if (arrived != null && !arrived.equals(root.arrivedAt().orElse(null))) {
                departures.arrived(root.id(), arrived);
            }
        }
        List<UnitId> fresh = roots.stream()
                .filter(root -> root.arrivedAt().isEmpty() && course.arrivals().containsKey(root.id()))
                .map(Course.Root::id)
                .toList();
        if (!fresh.isEmpty()) {
            WaitingStore.Ways ways = WaitingStore.Ways.from(to, departures.routes());
            for (UnitId unit : fresh) {
                waiting.waitNext(
                        departure.id(),
                        unit,
                        ways,
                        Objects.requireNonNull(course.arrivals().get(unit)));
            }
        }
        for (Map.Entry<UnitId, Instant> emptied : course.unpacked().entrySet()) {
            tellTrouble.clear(waiting.cancelledIn(departure.id(), emptied.getKey()), Trouble.CANCELLED_INSIDE);
            waiting.unpack(departure.id(), emptied.getKey(), emptied.getValue());
        }
    }
}
