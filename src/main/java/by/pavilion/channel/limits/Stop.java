package by.pavilion.channel.limits;

import java.time.Instant;

/**
 * That a shop is stopped: its marketplace has said that nothing works until a person looks, or a person has said so.
 *
 * @param probeAt when a call may try whether it works again
 */
public record Stop(String reason, Instant stoppedAt, Instant probeAt) {
    /** When a call tries whether a paused shop works. */
    static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

    static Stop paused(Instant now) {
        return new Stop("paused by a person", now, NEVER);
    }
}
