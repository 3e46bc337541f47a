package by.pavilion.channel.limits;

import java.time.Duration;
import java.util.Optional;

/**
 * The pace of calls of one kind: they keep a distance. When the marketplace says that there are too many, there are half as many
 * from then on, and none for as long as it asks. Good calls bring back equal parts of what is missing, and so does time: slow
 * calls are too few to show that more would be taken. Calls that come after a pause may catch up by a few.
 */
final class Pace {
    private static final int BURST = 5;
    private static final int SLOWEST = 256;
    /** In so many parts a rate comes back. */
    private static final int PARTS = 20;
    /** Calls that were under way together are refused together, and that says no more than one of them does. */
    private static final long TOGETHER_NANOS = Duration.ofSeconds(1).toNanos();
    /** After so long without a refusal the rate is doubled, and after as long again once more. */
    private static final long EASED_AFTER_NANOS = Duration.ofSeconds(30).toNanos();

    /** Rates are calls in so long a time: halves of them down to the slowest are whole numbers. */
    private static final Duration RATED = Duration.ofSeconds(1_000L * SLOWEST);

    private final long fullRate;
    private final int recoverAfter;
    private long rate;
    private long nextNanos;
    private int goodInARow;
    private long slowedNanos;
    private long easedNanos;

    Pace(int callsPerSecond, int recoverAfter, long nowNanos) {
        this.fullRate = callsPerSecond * RATED.toSeconds();
        this.recoverAfter = recoverAfter;
        this.rate = fullRate;
        this.nextNanos = nowNanos;
        this.slowedNanos = nowNanos;
        this.easedNanos = nowNanos;
    }

    /** How long the next call has to wait; empty when that is too long, and then its turn is not taken. */
    synchronized Optional<Duration> take(long nowNanos, Duration longest) {
        ease(nowNanos);
        long earliest = Math.max(nextNanos, nowNanos - distanceNanos() * BURST);
        long wait = Math.max(0, earliest - nowNanos);
        if (wait > longest.toNanos()) {
            return Optional.empty();
        }
        nextNanos = earliest + distanceNanos();
        return Optional.of(Duration.ofNanos(wait));
    }

    /** @param pause for how long the marketplace wants to be left alone */
    synchronized void tooMany(long nowNanos, Duration pause) {
        ease(nowNanos);
        if (rate == fullRate || nowNanos - slowedNanos >= TOGETHER_NANOS) {
            rate = Math.max(rate / 2, fullRate / SLOWEST);
            slowedNanos = nowNanos;
        }
        nextNanos = Math.max(nextNanos, nowNanos + Math.max(distanceNanos(), pause.toNanos()));
        easedNanos = Math.max(easedNanos, nowNanos + pause.toNanos()); // while nothing is asked nothing is refused
        goodInARow = 0;
    }

    synchronized void good() {
        goodInARow++;
        if (goodInARow >= recoverAfter) {
            goodInARow = 0;
            rate = Math.min(fullRate, rate + fullRate / PARTS);
        }
    }

    /** By how much it is slower than it could be: 1 when all is well. */
    synchronized long slowdown(long nowNanos) {
        ease(nowNanos);
        return fullRate / rate;
    }

    private void ease(long nowNanos) {
        while (rate < fullRate && nowNanos - easedNanos >= EASED_AFTER_NANOS) {
            rate = Math.min(fullRate, rate * 2);
            easedNanos += EASED_AFTER_NANOS;
        }
    }

    private long distanceNanos() {
        return RATED.toNanos() / rate;
    }
}
