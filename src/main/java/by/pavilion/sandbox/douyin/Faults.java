package by.pavilion.sandbox.douyin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** What goes wrong on the platform, in so many of a hundred cases. At first nothing does; what was switched on is forgotten at the end. */
@ApplicationScoped
public class Faults {
    private static final int HUNDRED = 100;
    private static final Duration SLOW = Duration.ofSeconds(2);

    /**
     * How often.
     *
     * @param droppedPushes messages that are never sent
     * @param doubledPushes messages that are sent twice
     * @param emptyPages lists that are answered without what is on them
     * @param throttled calls that are refused because there were too many
     * @param failed calls that are refused for no reason
     * @param broken answers that are no JSON
     * @param delayedPushes messages that later ones overtake
     * @param unavailable calls that nobody takes: HTTP 503
     * @param lost calls that are done, and whose answer does not arrive: HTTP 504
     * @param expired calls whose token has ended early
     * @param slow calls that are done, and whose answer takes some seconds
     */
    public record Percent(
            int droppedPushes,
            int doubledPushes,
            int emptyPages,
            int throttled,
            int failed,
            int broken,
            int delayedPushes,
            int unavailable,
            int lost,
            int expired,
            int slow) {
        static final Percent NONE = new Percent(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private record Second(long number, int calls) {}

    private final Map<String, Second> seconds = new ConcurrentHashMap<>();
    private volatile Percent percent = Percent.NONE;
    private volatile int callsPerSecond;

    public Percent now() {
        return percent;
    }

    /** How many calls of one method are taken in a second; all of them where it is 0. */
    public void limit(int calls) {
        callsPerSecond = calls;
    }

    /** Counts a call, and says whether it is one too many. */
    boolean isTooMany(String method, Instant now) {
        int most = callsPerSecond;
        if (most == 0) {
            return false;
        }
        Second second = seconds.merge(
                method,
                new Second(now.getEpochSecond(), 1),
                (before, one) -> before.number() == one.number() ? new Second(one.number(), before.calls() + 1) : one);
        return second.calls() > most;
    }

    /** How long an answer is kept back that is ready. */
    public Duration delay() {
        return happens(percent.slow()) ? SLOW : Duration.ZERO;
    }

    public void become(Percent wanted) {
        percent = wanted;
    }

    static boolean happens(int percent) {
        return ThreadLocalRandom.current().nextInt(HUNDRED) < percent;
    }
}
