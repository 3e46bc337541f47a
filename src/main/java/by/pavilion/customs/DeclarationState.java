package by.pavilion.customs;

import java.util.EnumSet;
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
    RETURNED_ABROAD;

    /**
     * Where a declaration may go from here. Receipts overtake each other, so a later state may come without those before
     * it; none ever goes back, except that what was held can be mended.
     */
    public Set<DeclarationState> next() {
        return switch (this) {
            case DECLARING -> EnumSet.of(DECLARATION_HELD, READY);
            case DECLARATION_HELD -> EnumSet.complementOf(EnumSet.of(DECLARATION_HELD));
            case READY -> EnumSet.complementOf(EnumSet.of(DECLARING, READY));
            case SUBMITTED -> EnumSet.complementOf(EnumSet.of(DECLARING, READY, SUBMITTED));
            case IN_REVIEW -> after(IN_REVIEW);
            case MANUAL_REVIEW -> after(MANUAL_REVIEW);
            case INSPECTION -> after(INSPECTION);
            case REVIEWED -> after(REVIEWED);
            case REJECTED -> after(REJECTED);
            case BLOCKED -> after(BLOCKED);
            case DETAINED -> after(DETAINED);
            case RELEASED -> after(RELEASED);
            case CLOSED -> after(CLOSED);
            case RETURNED_ABROAD -> EnumSet.noneOf(DeclarationState.class);
        };
    }

    private static Set<DeclarationState> after(DeclarationState state) {
        EnumSet<DeclarationState> later = EnumSet.range(state, RETURNED_ABROAD);
        later.remove(state);
        return later;
    }
}
