package by.pavilion.customs;

import java.time.Instant;
import java.util.Optional;

/**
 * One message that speaks of a declaration.
 *
 * @param number from 1 in the order in which they came to be
 * @param type for example {@code CEB311Message}
 * @param sentAt when it went out or came in; for one that waits, when it was written
 * @param attempts how often it was tried to send it
 * @param nextAttemptAt when it goes, or goes again; empty when there is nothing to send
 * @param lastError why it did not go, at the last attempt
 */
public record DeclarationMessage(
        int number,
        String type,
        Direction direction,
        State state,
        Instant sentAt,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<String> lastError) {

    public enum Direction {
        OUT,
        IN
    }

    /** How far it has come. */
    public enum State {
        /** Written, and on its way to the exchange platform. */
        WAITING,
        SENT,
        /** The exchange platform refused it for good. */
        REFUSED,
        RECEIVED
    }
}
