package by.pavilion.customs;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells when the single window takes messages again after it took none, so that those that it missed need not wait out their
 * pauses, which have grown with the outage. Once they have been hurried nobody is for a while: a message that never goes would
 * else be tried beside each one that does. For one thread.
 */
final class Outage {
    private final Duration atMostEvery;
    private boolean lasts;
    private boolean over;
    private Instant quietUntil = Instant.MIN;

    Outage(Duration atMostEvery) {
        this.atMostEvery = atMostEvery;
    }

    /**
     * Notes what came of messages that were sent together.
     *
     * @param answered whether the window has taken or refused any
     * @param again whether any of those had been missed before, perhaps by another replica
     * @param missed whether any was missed
     */
    void note(boolean answered, boolean again, boolean missed) {
        if (answered) {
            over |= lasts || again;
            lasts = false;
        } else if (missed) {
            over = false;
            lasts = true;
        }
    }

    /** Whether it is time to hurry what waits. */
    boolean isOver(Instant now) {
        return over && !now.isBefore(quietUntil);
    }

    /** All that waited was hurried. */
    void hurried(int messages, Instant now) {
        over = false;
        if (messages > 0) {
            quietUntil = now.plus(atMostEvery);
        }
    }
}
