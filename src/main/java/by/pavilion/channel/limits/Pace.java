package by.pavilion.channel.limits;

import java.time.Duration;
import java.util.Optional;

/**
 * The pace of calls of one kind: they keep a distance, which doubles when the marketplace says that there are too many and
 * shrinks again slowly, by good calls and by time: slow calls are too few to show that more would be taken. Calls that come after
 * a pause may catch up by a few.
 */
final class Pace {
    private static final int BURST = 5;
    private static final int SLOWEST = 256;
    /** Calls that were under way together are refused together, and that says no more than one of them does. */
    private static final long TOGETHER_NANOS = Duration.ofSeconds(1).toNanos();
    /** After so long without a refusal the distance is halved, and after as long again once more. */
    private static final long EASED_AFTER_NANOS = Duration.ofSeconds(30).toNanos();

    private final long shortestNanos;
    private final int recoverAfter;
    private long distanceNanos;
    private long nextNanos;
    private int goodInARow;
    private long slowedNanos;
    private long easedNanos;

    Pace(int callsPerSecond, int recoverAfter, long nowNanos) {
        this.shortestNanos = Duration.ofSeconds(1).toNanos() / callsPerSecond;
        this.recoverAfter = recoverAfter;
        this.distanceNanos = shortestNanos;
        this.nextNanos = nowNanos;
    }

    /** How long the next call has to wait; empty when that is too long, and then its turn is not taken. */
    synchronized Optional<Duration> take(long nowNanos, Duration longest) {
        ease(nowNanos);
        long earliest = Math.max(nextNanos, nowNanos - distanceNanos * BURST);
        long wait = Math.max(0, earliest - nowNanos);
        if (wait > longest.toNanos()) {
            return Optional.empty();
        }
        nextNanos = earliest + distanceNanos;
        return Optional.of(Duration.ofNanos(wait));
    }

    synchronized void tooMany(long nowNanos) {
        if (distanceNanos == shortestNanos || nowNanos - slowedNanos >= TOGETHER_NANOS) {
            distanceNanos = Math.min(distanceNanos * 2, shortestNanos * SLOWEST);
            slowedNanos = nowNanos;
        }
        nextNanos = Math.max(nextNanos, nowNanos + distanceNanos);
        easedNanos = nowNanos;
        goodInARow = 0;
    }

    private void ease(long nowNanos) {
        while (distanceNanos > shortestNanos && nowNanos - easedNanos >= EASED_AFTER_NANOS) {
            distanceNanos = Math.max(shortestNanos, distanceNanos / 2);
            easedNanos += EASED_AFTER_NANOS;
        }
    }

    synchronized void good() {
        goodInARow++;
        if (goodInARow >= recoverAfter) {
            goodInARow = 0;
            distanceNanos = Math.max(shortestNanos, distanceNanos - distanceNanos / 10);
        }
    }

    /** By how much it is slower than it could be: 1 when all is well. */
    synchronized long slowdown() {
        return distanceNanos / shortestNanos;
    }
}
