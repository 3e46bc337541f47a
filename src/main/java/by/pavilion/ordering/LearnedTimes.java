package by.pavilion.ordering;

import by.pavilion.shared.Remembered;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What deliveries have taken lately, way by way, once enough of them are known to say so. */
final class LearnedTimes {
    /** Older ones say little about the next. */
    private static final int LAST = 200;

    private final DeliveryStore store;
    private final int needed;
    private final Clock clock;
    private final Map<DeliveryStore.Way, Remembered<List<Integer>>> known = new ConcurrentHashMap<>();

    /** @param needed how many must be known; 0 when nothing is to be learned */
    LearnedTimes(DeliveryStore store, int needed, Clock clock) {
        this.store = store;
        this.needed = needed;
        this.clock = clock;
    }

    /** Days from the order to the door. */
    record Days(int earliest, int latest) {}

    /** Empty while too few are known. */
    Optional<Days> on(DeliveryStore.Way way) {
        if (needed == 0) {
            return Optional.empty();
        }
        List<Integer> days = known.computeIfAbsent(way, asked -> new Remembered<>(() -> store.days(asked, LAST), clock))
                .value();
        return days.isEmpty() || days.size() < needed ? Optional.empty() : Optional.of(spread(days));
    }

    /** One in ten was faster, and one in ten slower. */
    private static Days spread(List<Integer> days) {
        List<Integer> sorted = days.stream().sorted().toList();
        int tenth = sorted.size() / 10;
        return new Days(sorted.get(tenth), sorted.get(sorted.size() - 1 - tenth));
    }
}
