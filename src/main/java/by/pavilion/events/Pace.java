package by.pavilion.events;

import java.time.Duration;

/**
 * How long a reader lets events gather before it asks for the next ones: a portion costs a transaction and a handful of round
 * trips whatever is in it. In a rush a reader rests in proportion to its work, so the busier the machine, the larger the
 * portions; what is told now and then does not wait for company.
 */
final class Pace {
    /** With fewer at once there is no rush. */
    static final int RUSH = 5;

    /** So many wait already that there is no sense in waiting for more. */
    static final int LARGE = 200;

    static final Duration SHORTEST = Duration.ofMillis(20);
    static final Duration LONGEST = Duration.ofMillis(250);
    private static final int TIMES_ITS_WORK = 4;

    private Pace() {}

    /**
     * @param events how many came at once
     * @param taken how long they took
     */
    static Duration after(int events, Duration taken) {
        if (events >= LARGE) {
            return Duration.ZERO;
        }
        Duration rest = taken.multipliedBy(TIMES_ITS_WORK);
        if (events < RUSH || rest.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
    }
}
