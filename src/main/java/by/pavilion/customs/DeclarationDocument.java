package by.pavilion.customs;

import by.pavilion.customs.ceb.Filing;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One document of a declaration and how far it has come.
 *
 * @param number 1, but for a return that is not the declaration's first
 * @param filing whether it is new, changes an earlier one or deletes it
 * @param result what the receipt said that made the state; for a document refused before it was sent, why
 * @param attempts how often it was sent or asked for
 * @param nextAttemptAt when it is to be written, asked for or sent again next
 * @param sentAt when it was first handed over
 * @param since receipts up to this time, customs' own, speak of an earlier filing
 * @param alone whether it goes in a message of its own, since one with others was refused for its form
 */
public record DeclarationDocument(
        DocumentType type,
        int number,
        FiledBy filedBy,
        Filing filing,
        DocumentState state,
        Optional<Result> result,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> sentAt,
        Optional<Instant> since,
        boolean alone) {
    /** How customs decides on a document that is not the list. */
    private static final Set<DocumentState> DECIDED = Set.of(DocumentState.REGISTERED, DocumentState.REJECTED);

    /** Between E-Port and customs. A document may be sent several times until it is registered, and each time passes through. */
    private static final Set<DocumentState> ON_ITS_WAY =
            Set.of(DocumentState.STORED, DocumentState.ACCEPTED, DocumentState.SEND_FAILED, DocumentState.AT_CUSTOMS);

    /** Written to go again; what was said of the time before is kept with it. */
    private static final Set<DocumentState> GOING = Set.of(DocumentState.NEW, DocumentState.QUEUED, DocumentState.SENT);

    /**
     * What was said of a document.
     *
     * @param code customs' code, of which one below zero is an error, or the exchange platform's, which has four digits; empty when
     *     nobody outside has said it
     * @param text without identity numbers
     */
    public record Result(String code, String text, Instant at) {
        /** Of what is said at one moment an error is the last word. */
        private static final Comparator<Result> BY_AGE = Comparator.comparing(Result::at)
                .thenComparing(Result::isError)
                .thenComparing(Result::code)
                .thenComparing(Result::text);

        private static final Pattern EXCHANGE = Pattern.compile("\\d{4}");

        /** Whether the exchange platform said it, which looks at messages and not at documents. */
        boolean isOfExchange() {
            return EXCHANGE.matcher(code).matches();
        }

        private boolean isError() {
            return code.startsWith("-");
        }

        /** Customs' own finer code, where the text tells it: 1305 beside 100. */
        public Optional<String> detailCode() {
            return ReceiptText.detail(text);
        }

        /** Both codes, for people: {@code 100/1305}. */
        String codes() {
            return detailCode().map(detail -> code + "/" + detail).orElse(code);
        }

        private boolean isOfCustoms() {
            return !code.isEmpty() && !isOfExchange();
        }
    }

    static DeclarationDocument of(DocumentType type, FiledBy firm, @Nullable Instant due) {
        return new DeclarationDocument(
                type,
                1,
                firm,
                Filing.NEW,
                DocumentState.NEW,
                Optional.empty(),
                0,
                Optional.ofNullable(due),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The return after this one. What customs has said so far, it has said of this one. */
    DeclarationDocument another(Optional<Instant> due) {
        return new DeclarationDocument(
                type,
                number + 1,
                filedBy,
                Filing.NEW,
                DocumentState.NEW,
                Optional.empty(),
                0,
                due,
                Optional.empty(),
                answeredAt(),
                false);
    }

    /** True when it was refused: nothing of it stands at customs, and only a person can go on with it. */
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
                    RETURNED_ABROAD,
                    GRANTED -> false;
        };
    }

    /** True when it was handed over, or when an answer shows that it was. */
    boolean isSent() {
        return sentAt.isPresent() || (state.compareTo(DocumentState.SENT) >= 0 && state != DocumentState.FORMAT_ERROR);
    }

    /** True when it is written or handed over and customs has not decided on it: what is heard next may be of this filing. */
    boolean isUnderWay() {
        return state == DocumentState.QUEUED
                || (isSent() && !needsPerson() && state.compareTo(DocumentState.REGISTERED) < 0);
    }

    /**
     * True when we or the payment firm have handed it over, customs has not decided on it, and nothing of it is due any more:
     * whatever is heard next has to come from outside.
     *
     * @param before it, too, has passed since anything was heard of it
     */
    boolean isSilentSince(Instant before) {
        boolean waits = isOurs()
                && (isUnderWay() || (state == DocumentState.NEW && sentAt.isPresent()))
                && state != DocumentState.QUEUED
                && nextAttemptAt.isEmpty();
        return waits
                && result.map(Result::at)
                        .or(() -> sentAt)
                        .filter(last -> !last.isAfter(before))
                        .isPresent();
    }

    /** True when it was written or handed over and nobody has said that it came through. */
    boolean isUnheard() {
        return state == DocumentState.QUEUED || state == DocumentState.SENT || state == DocumentState.SEND_FAILED;
    }

    /** True when we write it, or ask the firm that does. */
    boolean isOurs() {
        return filedBy == FiledBy.STORE || filedBy == FiledBy.PAYMENT_FIRM;
    }

    /** True when neither it nor an earlier filing of it ever went out. */
    boolean isUntouched() {
        return state == DocumentState.NEW && sentAt.isEmpty() && since.isEmpty() && filing == Filing.NEW;
    }

    /** True when customs had it before: what is filed now takes the place of that. */
    boolean isFiledAnew() {
        return since.isPresent();
    }

    /** True when, beside its state and when it is due, only what was said of it is another. */
    boolean isHandledAs(DeclarationDocument before) {
        return attempts == before.attempts
                && sentAt.equals(before.sentAt)
                && filing == before.filing
                && since.equals(before.since)
                && alone == before.alone;
    }

    /** To be written, or asked of the firm that files it. */
    DeclarationDocument dueAt(Instant due) {
        return with(state, result, attempts, Optional.of(due), sentAt);
    }

    /** Not to be written any more. */
    DeclarationDocument dropped() {
        return with(state, result, attempts, Optional.empty(), sentAt);
    }

    /** Goes again by this time unless customs or E-Port has said anything of it by then. */
    DeclarationDocument againAt(Instant time) {
        return state == DocumentState.SENT ? dueAt(time) : this;
    }

    /** Written: from here its message waits in a queue of its own. */
    DeclarationDocument queued() {
        return with(later(DocumentState.QUEUED), result, attempts, Optional.empty(), sentAt);
    }

    /** Handed over; a receipt that was faster stays. What was tried in vain before the first time does not count as sent. */
    DeclarationDocument sent(Instant at) {
        int handedOver = sentAt.isPresent() ? attempts + 1 : 1;
        return with(later(DocumentState.SENT), result, handedOver, Optional.empty(), Optional.of(sentAt.orElse(at)));
    }

    /** The firm that files it could not be reached: it is asked again. */
    DeclarationDocument missed(Instant next) {
        return with(state, result, attempts + 1, Optional.of(next), sentAt);
    }

    /**
     * Refused for its form before any receipt.
     *
     * @param code the exchange platform's; empty when we refuse it ourselves
     */
    DeclarationDocument malformed(String code, String why, Instant at) {
        return with(
                later(DocumentState.FORMAT_ERROR),
                Optional.of(new Result(code, why, at)),
                attempts,
                Optional.empty(),
                sentAt);
    }

    /** Begins again from nothing; what customs has said so far is of the earlier filing. */
    DeclarationDocument filedAnew(Filing asked, Optional<Instant> due) {
        return new DeclarationDocument(
                type,
                number,
                filedBy,
                asked,
                DocumentState.NEW,
                Optional.empty(),
                0,
                due,
                Optional.empty(),
                answeredAt(),
                alone);
    }

    /** When customs last answered, by its own time. */
    private Optional<Instant> answeredAt() {
        return result.filter(Result::isOfCustoms).map(Result::at).or(() -> since);
    }

    /** Goes once more as it is, as if it had not been tried. What customs says of one of the times counts for all. */
    DeclarationDocument triedAnew(Instant due) {
        return new DeclarationDocument(
                type, number, filedBy, filing, DocumentState.NEW, result, 0, Optional.of(due), sentAt, since, alone);
    }

    /**
     * Goes once more as it is, in another message.
     *
     * @param byItself true when a message with others was refused for its form, perhaps for another document in it
     */
    DeclarationDocument rewrittenAt(Instant due, boolean byItself) {
        return isUnheard()
                ? new DeclarationDocument(
                        type,
                        number,
                        filedBy,
                        filing,
                        DocumentState.NEW,
                        result,
                        attempts,
                        Optional.of(due),
                        sentAt,
                        since,
                        alone || byItself)
                : this;
    }

    /**
     * Takes over what a receipt says, unless a later state is reached already or it speaks of an earlier filing. Of two
     * receipts for the same state the younger one counts. So it does between E-Port and customs, because what has failed there
     * goes again, and of registration and return of what other firms file: they file anew without asking us.
     */
    DeclarationDocument told(DocumentState told, Result said) {
        int order = isDecidedBetween(told) || isOnItsWayAgain(told) ? 0 : told.compareTo(state);
        boolean younger =
                result.map(known -> Result.BY_AGE.compare(said, known) > 0).orElse(true);
        boolean earlierFiling =
                since.filter(before -> !said.at().isAfter(before)).isPresent();
        return earlierFiling || order < 0 || (order == 0 && !younger)
                ? this
                : with(told, Optional.of(said), attempts, Optional.empty(), sentAt);
    }

    private boolean isOnItsWayAgain(DocumentState told) {
        boolean goesAgain =
                GOING.contains(state) && result.filter(Result::isOfCustoms).isPresent();
        return ON_ITS_WAY.contains(told) && (ON_ITS_WAY.contains(state) || goesAgain);
    }

    private boolean isDecidedBetween(DocumentState told) {
        return filedBy != FiledBy.STORE
                && DocumentType.BEFORE_THE_LIST.contains(type)
                && DECIDED.contains(state)
                && DECIDED.contains(told);
    }

    private DeclarationDocument with(
            DocumentState newState,
            Optional<Result> newResult,
            int newAttempts,
            Optional<Instant> next,
            Optional<Instant> firstSent) {
        return new DeclarationDocument(
                type, number, filedBy, filing, newState, newResult, newAttempts, next, firstSent, since, alone);
    }

    private DocumentState later(DocumentState other) {
        return state.compareTo(other) < 0 ? other : state;
    }
}
