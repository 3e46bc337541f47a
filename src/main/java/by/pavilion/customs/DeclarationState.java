package by.pavilion.customs;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How far a declaration has come. Its names are the {@code customsStatus} of events and orders. */
public enum DeclarationState {
    /** Order, payment and waybill are on their way to customs. */
    DECLARING,
    /** A document needs a person. */
    DECLARATION_HELD,
    /** All three are registered: the list can be sent. */
    READY,
    /** The list is sent. */
    SUBMITTED,
    /** The list is registered at customs. */
    IN_REVIEW,
    MANUAL_REVIEW,
    INSPECTION,
    REVIEWED,
    /** Customs sent the list back; it can be mended. */
    REJECTED,
    /** The goods cannot come by retail import; the buyer gets the money back. */
    BLOCKED,
    DETAINED,
    RELEASED,
    /** Released, and closed on customs' side. */
    CLOSED,
    RETURNED_ABROAD,
    /** Customs has the list and has to agree to its cancellation. */
    CANCELLING,
    CANCELLED,
    /** Goods came back after the release; their return is being written and sent. */
    RETURNING,
    /** The return is with customs. */
    RETURN_DECLARED,
    /** Customs has taken the goods back, all or a part of them; of a part, more may follow. */
    RETURNED,
    /** The return needs a person. */
    RETURN_HELD;

    /**
     * Where a declaration may go from here. Receipts overtake each other, so a later state may come without those before
     * it; none goes back, except that what was refused can be mended and what was to be cancelled can turn out to stay.
     */
    public Set<DeclarationState> next() {
        return switch (this) {
            case DECLARING -> EnumSet.of(DECLARATION_HELD, READY, CANCELLED);
            case DECLARATION_HELD -> without(atCustoms(DECLARING), DECLARATION_HELD);
            case READY -> without(atCustoms(DECLARATION_HELD), READY);
            case SUBMITTED -> with(without(atCustoms(SUBMITTED), SUBMITTED), DECLARATION_HELD);
            case IN_REVIEW -> without(atCustoms(IN_REVIEW), IN_REVIEW);
            case MANUAL_REVIEW -> without(atCustoms(MANUAL_REVIEW), MANUAL_REVIEW);
            case INSPECTION -> without(atCustoms(INSPECTION), INSPECTION);
            case REVIEWED -> without(atCustoms(REVIEWED), REVIEWED);
            case REJECTED -> with(without(atCustoms(REJECTED), REJECTED), DECLARING, DECLARATION_HELD, READY);
            case BLOCKED -> without(atCustoms(BLOCKED), BLOCKED);
            case DETAINED -> without(atCustoms(DETAINED), DETAINED);
            case RELEASED -> with(without(atCustoms(RELEASED), RELEASED), RETURNING);
            case CLOSED -> with(without(atCustoms(CLOSED), CLOSED), RETURNING);
            case RETURNED_ABROAD -> EnumSet.of(CANCELLED);
            case CANCELLING -> without(atCustoms(SUBMITTED), CANCELLING);
            case CANCELLED -> with(EnumSet.range(DETAINED, CANCELLING), DECLARATION_HELD, REJECTED, BLOCKED);
            case RETURNING -> EnumSet.of(RETURN_DECLARED, RETURNED, RETURN_HELD);
            case RETURN_DECLARED -> EnumSet.of(RETURNED, RETURN_HELD);
            case RETURN_HELD -> EnumSet.of(RETURNING, RETURN_DECLARED, RETURNED);
            case RETURNED -> EnumSet.of(RETURNING); // when only a part went back
        };
    }

    /** True when nothing more is to come by itself. */
    boolean isEnd() {
        return this == CLOSED || this == RETURNED_ABROAD || this == CANCELLED || this == RETURNED;
    }

    /** Everything from there on until the goods are gone, and a cancellation meanwhile. */
    private static EnumSet<DeclarationState> atCustoms(DeclarationState first) {
        return EnumSet.range(first, CANCELLED);
    }

    private static EnumSet<DeclarationState> without(EnumSet<DeclarationState> states, DeclarationState one) {
        EnumSet<DeclarationState> others = EnumSet.copyOf(states);
        others.remove(one);
        return others;
    }

    private static EnumSet<DeclarationState> with(EnumSet<DeclarationState> states, DeclarationState... more) {
        EnumSet<DeclarationState> all = EnumSet.copyOf(states);
        all.addAll(List.of(more));
        return all;
    }
}
