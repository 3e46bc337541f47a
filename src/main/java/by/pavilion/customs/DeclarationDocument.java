package by.pavilion.customs;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One document of a declaration and how far it has come.
 *
 * @param result what the receipt said that made the state; for a document refused before it was sent, why
 * @param attempts how often it was sent or asked for
 * @param nextAttemptAt when it is to be written or asked for next
 * @param sentAt when it was first handed over
 */
public record DeclarationDocument(
        DocumentType type,
        FiledBy filedBy,
        DocumentState state,
        Optional<Result> result,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> sentAt) {

    /**
     * What was said of a document.
     *
     * @param code customs' code; below zero is an error
     * @param text without identity numbers
     */
    public record Result(String code, String text, Instant at) {
        private static final Comparator<Result> BY_AGE =
                Comparator.comparing(Result::at).thenComparing(Result::code).thenComparing(Result::text);
    }

    static DeclarationDocument of(DocumentType type, FiledBy firm, @Nullable Instant due) {
        return new DeclarationDocument(
                type, firm, DocumentState.NEW, Optional.empty(), 0, Optional.ofNullable(due), Optional.empty());
    }

    /** True when something went wrong that only a person can mend. */
    boolean needsPerson() {
        return switch (state) {
            case FORMAT_ERROR, ERROR, REJECTED, BLOCKED -> true;
            case NEW,
                    QUEUED,
                    SENT,
                    STORED,
                    ACCEPTED,
                    SEND_FAILED,
                    AT_CUSTOMS,
                    REGISTERED,
                    MANUAL_REVIEW,
                    INSPECTION,
                    REVIEWED,
                    DETAINED,
                    RELEASED,
                    CLOSED,
                    RETURNED_ABROAD -> false;
        };
    }

    /** True when it was handed over, or when an answer shows that it was. */
    boolean isSent() {
        return sentAt.isPresent() || (state.compareTo(DocumentState.SENT) >= 0 && state != DocumentState.FORMAT_ERROR);
    }

    /** To be written, or asked of the firm that files it. */
    DeclarationDocument dueAt(Instant due) {
        return new DeclarationDocument(type, filedBy, state, result, attempts, Optional.of(due), sentAt);
    }

    /** Written: from here its message waits in a queue of its own. */
    DeclarationDocument queued() {
        return new DeclarationDocument(
                type, filedBy, later(DocumentState.QUEUED), result, attempts, Optional.empty(), sentAt);
    }

    /** Handed over; a receipt that was faster stays. */
    DeclarationDocument sent(Instant at) {
        return new DeclarationDocument(
                type,
                filedBy,
                later(DocumentState.SENT),
                result,
                attempts + 1,
                Optional.empty(),
                Optional.of(sentAt.orElse(at)));
    }

    /** The firm that files it could not be reached: it is asked again. */
    DeclarationDocument missed(Instant next) {
        return new DeclarationDocument(type, filedBy, state, result, attempts + 1, Optional.of(next), sentAt);
    }

    /** Refused for its form before any receipt. */
    DeclarationDocument malformed(String why, Instant at) {
        return new DeclarationDocument(
                type,
                filedBy,
                later(DocumentState.FORMAT_ERROR),
                Optional.of(new Result("", why, at)),
                attempts,
                Optional.empty(),
                sentAt);
    }

    /**
     * Takes over what a receipt says, unless a later state is reached already. Of two receipts for the same state the younger
     * one counts.
     */
    DeclarationDocument told(DocumentState told, Result said) {
        int order = told.compareTo(state);
        boolean younger =
                result.map(known -> Result.BY_AGE.compare(said, known) > 0).orElse(true);
        return order < 0 || (order == 0 && !younger)
                ? this
                : new DeclarationDocument(type, filedBy, told, Optional.of(said), attempts, nextAttemptAt, sentAt);
    }

    private DocumentState later(DocumentState other) {
        return state.compareTo(other) < 0 ? other : state;
    }
}
