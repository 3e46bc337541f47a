package by.pavilion.ordering;

import by.pavilion.shared.Money;

/**
 * What all events about refunds share.
 *
 * @param reason {@link RefundReason} in kebab case
 * @param refundedTotal what has gone back of the order's money so far
 * @param remaining what is still here of it
 * @param full whether nothing is
 */
public record RefundFact(
        RefundId refundId,
        PaymentId paymentId,
        String reason,
        Money amount,
        Money refundedTotal,
        Money remaining,
        boolean full) {
    static RefundFact of(Refund refund, OrderMoney money) {
        return new RefundFact(
                refund.id(),
                refund.payment(),
                refund.reason().code(),
                refund.amount(),
                Money.ofMinor(money.goneBack(), refund.amount().currency()),
                Money.ofMinor(money.kept(), refund.amount().currency()),
                money.kept() == 0);
    }
}
