package by.pavilion.logistics.eta;

import java.time.Duration;
import java.util.List;

/**
 * How long a way takes.
 *
 * @param median half of the recorded ones were faster
 * @param fast one in ten was faster
 * @param slow one in ten was slower
 */
record Transit(Duration median, Duration fast, Duration slow) {
    /** What is there already. */
    static final Transit NONE = new Transit(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** Of fewer the spread says nothing. */
    private static final int ENOUGH = 5;

    /**
     * By the recorded ways; while there are few, by the timetable, which is rarely beaten by much and often missed.
     *
     * @param minutes of the recorded ones, the shortest first
     */
    static Transit of(List<Long> minutes, Duration timetable) {
        if (minutes.size() < ENOUGH) {
            long planned = timetable.toMinutes();
            return new Transit(timetable, Duration.ofMinutes(planned * 4 / 5), Duration.ofMinutes(planned * 3 / 2));
        }
        return new Transit(percentile(minutes, 50), percentile(minutes, 10), percentile(minutes, 90));
    }

    /** The nearest recorded one: no value that was never seen. */
    private static Duration percentile(List<Long> minutes, int percent) {
        int rank = (minutes.size() * percent + 99) / 100;
        return Duration.ofMinutes(minutes.get(Math.max(rank, 1) - 1));
    }

    Transit plus(Transit next) {
        return new Transit(median.plus(next.median), fast.plus(next.fast), slow.plus(next.slow));
    }
}
