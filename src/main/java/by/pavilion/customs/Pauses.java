package by.pavilion.customs;

import java.time.Duration;

/** The pause before the next attempt. */
final class Pauses {
    private static final int MOST_DOUBLINGS = 20;
    private static final int PART_OF_WAITING = 10;

    private Pauses() {}

    /**
     * Twice as long each time, up to a limit.
     *
     * @param attempts how many have failed before this one
     */
    static Duration after(int attempts, Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** Of what waits for a person, perhaps for days: a tenth of the time that it has waited, within limits. */
    static Duration ofWaiting(Duration waited, Duration shortest, Duration longest) {
        Duration pause = waited.dividedBy(PART_OF_WAITING);
        if (pause.compareTo(longest) > 0) {
            pause = longest;
        }
        return pause.compareTo(shortest) > 0 ? pause : shortest;
    }
}
