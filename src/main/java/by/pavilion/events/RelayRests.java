package by.pavilion.events;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What the broker has refused at once, and will most likely refuse again: each rests before it is tried anew, twice as long each
 * time up to a limit, while all others go on. Used by one thread.
 *
 * @param <K> what is refused: a key for its event, a topic for our rights to it
 */
final class RelayRests<K> {
    static final Duration FIRST = Duration.ofMillis(200);
    /** So long at most it takes until somebody's remedy is noticed. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** What went to another relay is never heard of again. */
    private static final int MOST_REMEMBERED = 20_000;

    private final LongSupplier nanos;
    private final Map<K, Rest> rests = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Rest> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** @param nanos a clock that nobody sets */
    RelayRests(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Rest(Duration pause, long untilNanos) {}

    boolean isResting(K refused) {
        Rest rest = rests.get(refused);
        return rest != null && nanos.getAsLong() - rest.untilNanos() < 0;
    }

    /** It was refused. That several tell so of one try makes its rest no longer. */
    void begin(K refused) {
        if (isResting(refused)) {
            return;
        }
        Rest before = rests.get(refused);
        Duration pause = before == null ? FIRST : before.pause().multipliedBy(2);
        if (pause.compareTo(LONGEST) > 0) {
            pause = LONGEST;
        }
        rests.put(refused, new Rest(pause, nanos.getAsLong() + pause.toNanos()));
    }

    /** It was taken: the next refusal is the first one. */
    void end(K taken) {
        rests.remove(taken);
    }
}
