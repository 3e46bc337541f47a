package by.pavilion.ordering.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A firm's statement of a day against ours.
 *
 * @param day in Shanghai
 * @param lines how many the statement has
 * @param failure why it could not be made so far
 */
public record Reconciliation(
        ReconciliationId id,
        String provider,
        LocalDate day,
        State state,
        long lines,
        long differences,
        Optional<String> failure,
        Instant askedAt,
        Optional<Instant> doneAt) {

    /** How far it is. */
    public enum State {
        /** It will be made, or tried again. */
        QUEUED,
        DONE,
        /** It was tried often enough; a person has to look. */
        FAILED
    }
}
