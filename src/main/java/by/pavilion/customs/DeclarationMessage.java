package by.pavilion.customs;

import java.time.Instant;
import java.util.List;
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
 * @param history the attempts, oldest first: of many the last {@value #MOST_ATTEMPTS}
 */
public record DeclarationMessage(
        int number,
        String type,
        Direction direction,
        State state,
        Instant sentAt,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<String> lastError,
        List<Attempt> history) {
    /** How many attempts are kept of one message. */
    static final int MOST_ATTEMPTS = 20;

    public DeclarationMessage {
        history = List.copyOf(history);
    }

    /**
     * One attempt to hand a message over.
     *
     * @param number from 1
     * @param error why it did not go; empty when it went
     */
    public record Attempt(int number, Instant at, Outcome outcome, Optional<String> error) {}

    /** What came of an attempt. */
    public enum Outcome {
        SENT,
        /** Refused for good. */
        REFUSED,
        /** Not handed over, or not taken for the moment: it is tried again. */
        MISSED
    }

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
