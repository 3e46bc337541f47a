package by.pavilion.shared;

import java.time.Duration;

/**
 * How long who works through a queue lets it fill before he asks for the next portion: a portion costs a transaction and a
 * handful of round trips whatever is in it. In a rush he rests in proportion to his work, so the busier the machine, the larger
 * the portions; what comes now and then does not wait for company.
 */
public final class Pace {
    /** With fewer at once there is no rush. */
    static final int RUSH = 5;

    /** So many wait already that there is no sense in waiting for more. */
    static final int LARGE = 400;

    /** The same for work on rows, which asks for fewer at once than readers get. */
    static final int ENOUGH = 200;

    static final Duration SHORTEST = Duration.ofMillis(20);

    /** In a rush, even where the work is next to nothing: to ask is work, too. */
    static final Duration SHORTEST_IN_RUSH = Duration.ofMillis(50);

    static final Duration LONGEST = Duration.ofMillis(250);
    static final Duration MOMENT = Duration.ofMillis(10);

    /** What the sender rests in a rush at least: a look, a commit and a call of the broker are for more events then. */
    static final Duration SHORTEST_MOMENT = Duration.ofMillis(5);

    private static final int TIMES_ITS_WORK = 4;

    private Pace() {}

    /**
     * For readers of events, who rest a moment even when there is no rush.
     *
     * @param events how many came at once
     * @param taken how long they took
     */
    public static Duration ofReader(int events, Duration taken) {
        if (events >= LARGE) {
            return Duration.ZERO;
        }
        if (events < RUSH) {
            return SHORTEST;
        }
        Duration rest = taken.multipliedBy(TIMES_ITS_WORK);
        if (rest.compareTo(SHORTEST_IN_RUSH) < 0) {
            return SHORTEST_IN_RUSH;
        }
        return rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
    }

    /**
     * For work that waits in rows: outside a rush it looks again at once, as a step of one item often makes the next one due.
     *
     * @param items how many were done at once
     * @param taken how long they took
     */
    public static Duration ofWork(int items, Duration taken) {
        return items < RUSH || items >= ENOUGH ? Duration.ZERO : ofReader(items, taken);
    }

    /**
     * For the sender of events, whom all readers wait for: in a rush as long as its work took, and a moment at most.
     *
     * @param events how many were sent at once
     * @param taken how long they took
     */
    public static Duration ofSender(int events, Duration taken) {
        if (events < RUSH || events >= ENOUGH) {
            return Duration.ZERO;
        }
        if (taken.compareTo(SHORTEST_MOMENT) < 0) {
            return SHORTEST_MOMENT;
        }
        return taken.compareTo(MOMENT) > 0 ? MOMENT : taken;
    }
}
