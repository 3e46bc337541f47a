package by.pavilion.customs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a declaration is a case for a person. Kept with its row each time that it changes, so that a case opens by the clock
 * and closes by itself when its cause is gone.
 *
 * @param at from when on
 */
record DeclarationWatch(CaseKind kind, Instant at) {

    /**
     * The watch after a change. A declaration above a limit that was a case before its order was cancelled by itself stays one
     * until somebody cancels the order: nobody else gives the money back.
     */
    static Optional<DeclarationWatch> after(
            Optional<DeclarationWatch> before,
            DeclarationProgress progress,
            Instant since,
            CustomsConfig.TimeOuts timeOuts) {
        return progress.state() == DeclarationState.BLOCKED
                ? before.filter(watch -> watch.kind() == CaseKind.ABOVE_LIMIT).or(() -> of(progress, since, timeOuts))
                : of(progress, since, timeOuts);
    }

    /** @param since when the present state was reached */
    static Optional<DeclarationWatch> of(DeclarationProgress progress, Instant since, CustomsConfig.TimeOuts timeOuts) {
        Optional<DeclarationWatch> byState =
                switch (progress.state()) {
                    case DECLARATION_HELD -> from(CaseKind.DOCUMENT_REFUSED, since);
                    case REJECTED -> from(CaseKind.LIST_REJECTED, since);
                    case DETAINED -> from(CaseKind.GOODS_DETAINED, since);
                    case RETURN_HELD -> from(CaseKind.RETURN_REFUSED, since);
                    case CANCELLED ->
                        progress.document(DocumentType.ORDER).needsPerson() && progress.isOrderDeleted()
                                ? from(CaseKind.DOCUMENT_REFUSED, since)
                                : Optional.empty();
                    case BLOCKED, RELEASED, CLOSED, RETURNED_ABROAD, RETURNED -> Optional.empty();
                    case DECLARING ->
                        progress.isHeldForPayer()
                                ? progress.payerCheck().map(check -> unverified(check, timeOuts))
                                : overdue(progress, since, timeOuts);
                    case READY,
                            SUBMITTED,
                            IN_REVIEW,
                            MANUAL_REVIEW,
                            INSPECTION,
                            REVIEWED,
                            CANCELLING,
                            RETURNING,
                            RETURN_DECLARED -> overdue(progress, since, timeOuts);
                };
        boolean now = byState.filter(watch -> watch.kind() != CaseKind.OVERDUE).isPresent();
        boolean asksForAttention = progress.isAttentionOnReceipts()
                || (progress.attention().isPresent() && !progress.state().isEnd());
        return asksForAttention && !now ? from(CaseKind.ATTENTION, since) : byState;
    }

    private static DeclarationWatch unverified(PayerCheck check, CustomsConfig.TimeOuts timeOuts) {
        Instant at =
                switch (check.state()) {
                    case WAITING -> check.since().plus(timeOuts.realName());
                    case NO_SERVICE, REFUTED -> check.since();
                    case VERIFIED, ORDERER ->
                        throw new IllegalStateException("nothing holds an order whose payer or orderer is known");
                };
        return new DeclarationWatch(CaseKind.PAYER_NOT_VERIFIED, at);
    }

    private static Optional<DeclarationWatch> overdue(
            DeclarationProgress progress, Instant since, CustomsConfig.TimeOuts timeOuts) {
        Duration patience =
                switch (progress.state()) {
                    case DECLARING -> timeOuts.declaring();
                    case READY, RETURNING -> timeOuts.sending();
                    case SUBMITTED -> timeOuts.registration();
                    case IN_REVIEW, MANUAL_REVIEW, INSPECTION, REVIEWED -> timeOuts.release();
                    case CANCELLING -> timeOuts.cancellation();
                    case RETURN_DECLARED -> timeOuts.goodsReturn();
                    case DECLARATION_HELD,
                            REJECTED,
                            BLOCKED,
                            DETAINED,
                            RELEASED,
                            CLOSED,
                            RETURNED_ABROAD,
                            CANCELLED,
                            RETURNED,
                            RETURN_HELD ->
                        throw new IllegalStateException("nothing is waited for in " + progress.state());
                };
        return from(CaseKind.OVERDUE, since.plus(patience));
    }

    private static Optional<DeclarationWatch> from(CaseKind kind, Instant at) {
        return Optional.of(new DeclarationWatch(kind, at));
    }
}
