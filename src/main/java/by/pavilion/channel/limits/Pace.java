package by.pavilion.channel.limits;

import java.time.Duration;
import java.util.Optional;

/**
 * The pace of calls of one kind: they keep a distance, which doubles when the marketplace says that there are too many and
 * shrinks again slowly. Calls that come after a pause may catch up by a few.
 */
final class Pace {
    private static final int BURST = 5;
    private static final int SLOWEST = 256;

    private final long shortestNanos;
    private final int recoverAfter;
    private long distanceNanos;
    private long nextNanos;
    private int goodInARow;

    Pace(int callsPerSecond, int recoverAfter, long nowNanos) {
        this.shortestNanos = Duration.ofSeconds(1).toNanos() / callsPerSecond;
        this.recoverAfter = recoverAfter;
        this.distanceNanos = shortestNanos;
        this.nextNanos = nowNanos;
    }

    /** How long the next call has to wait; empty when that is too long, and then its turn is not taken. */
    synchronized Optional<Duration> take(long nowNanos, Duration longest) {
        long earliest = Math.max(nextNanos, nowNanos - distanceNanos * BURST);
        long wait = Math.max(0, earliest - nowNanos);
        if (wait > longest.toNanos()) {
            return Optional.empty();
        }
        nextNanos = earliest + distanceNanos;
        return Optional.of(Duration.ofNanos(wait));
    }

    synchronized void tooMany(long nowNanos) {
        distanceNanos = Math.min(distanceNanos * 2, shortestNanos * SLOWEST);
        nextNanos = Math.max(nextNanos, nowNanos + distanceNanos);
        goodInARow = 0;
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
