package by.pavilion.channel;

import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A buyer's wish at a marketplace to have money back or to send goods back, in our words. It is about one line.
 *
 * @param externalLineId the marketplace's number of the line; empty when it is about the whole order
 * @param amount what goes back or went back in all, freight and tax included
 * @param version what the marketplace compares when we answer: it refuses an answer to what has changed since
 * @param sentBack under which number the buyer has sent the goods, once the marketplace tells of it
 * @param isNumberUnclear whether he has told something else there, which can be no number
 * @param pieces how many pieces of the line come back, as the marketplace counts them; empty when it does not tell
 */
public record AfterSale(
        String externalId,
        String externalOrderId,
        String externalLineId,
        Kind kind,
        State state,
        Money amount,
        Instant updatedAt,
        String version,
        Optional<ReturnTracking> sentBack,
        boolean isNumberUnclear,
        Optional<Long> pieces) {
    /** More than anybody can have bought of a line. */
    private static final long MOST_PIECES = 1_000_000;

    /** Older than any change that a marketplace tells of. */
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    /** One whose goods nobody has sent, as far as the marketplace tells. */
    public AfterSale(
            String externalId,
            String externalOrderId,
            String externalLineId,
            Kind kind,
            State state,
            Money amount,
            Instant updatedAt,
            String version) {
        this(
                externalId,
                externalOrderId,
                externalLineId,
                kind,
                state,
                amount,
                updatedAt,
                version,
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** What a marketplace tells as a number of pieces that come back; none and nonsense tell nothing. */
    public static Optional<Long> piecesOf(Optional<Long> told) {
        return told.filter(pieces -> pieces > 0 && pieces <= MOST_PIECES);
    }

    /** One of which the marketplace told something that we do not understand: a person has to look. */
    public static AfterSale unreadable(String externalId, String externalOrderId, Optional<Instant> updatedAt) {
        return new AfterSale(
                externalId,
                externalOrderId,
                "",
                Kind.OTHER,
                State.UNKNOWN,
                Money.zero(Money.CNY),
                updatedAt.orElse(LONG_AGO),
                "unreadable");
    }

    /** The same under another number of the order. */
    public AfterSale ofOrder(String otherNumber) {
        return new AfterSale(
                externalId,
                otherNumber,
                externalLineId,
                kind,
                state,
                amount,
                updatedAt,
                version,
                sentBack,
                isNumberUnclear,
                pieces);
    }

    /** What the buyer wants. */
    public enum Kind {
        /** Money for goods that have not been sent. */
        REFUND_BEFORE_SHIPPING,
        /** Money, and the buyer keeps the goods. */
        REFUND_ONLY,
        /** Goods come back, and then the money goes. */
        RETURN,
        /** Other goods for these, a repair, a price protection: no goods are given up, and yet money may go back. */
        OTHER
    }

    /** How far it is. */
    public enum State {
        /** We have to say whether we agree. */
        ASKED,
        /** It goes on without us: goods are on their way, or the marketplace decides. */
        UNDERWAY,
        /** The money went back. */
        REFUNDED,
        /** Nothing comes of it: withdrawn or refused. */
        CLOSED,
        /** A state that we do not know. */
        UNKNOWN
    }
}
