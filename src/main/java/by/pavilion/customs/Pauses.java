package by.pavilion.customs;

import java.time.Duration;

/** The pause before the next attempt: twice as long each time, up to a limit. */
final class Pauses {
    private static final int MOST_DOUBLINGS = 20;

    private Pauses() {}

    /** @param attempts how many have failed before this one */
    static Duration after(int attempts, Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
