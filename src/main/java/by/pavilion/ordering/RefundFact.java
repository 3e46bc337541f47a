package by.pavilion.ordering;

import by.pavilion.shared.Money;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all events about refunds share.
 *
 * @param returnId the goods that came back for it, where they did
 * @param externalAfterSaleId by which a marketplace knows it, where one has given the money back
 * @param reason {@link RefundReason} in kebab case
 * @param refundedTotal what has gone back of the order's money so far
 * @param remaining what is still here of it
 * @param full whether nothing is
 * @param refundedLines what it is for, as far as that is known; else it is for everything in proportion
 */
public record RefundFact(
        RefundId refundId,
        PaymentId paymentId,
        @Nullable ReturnId returnId,
        @Nullable String externalAfterSaleId,
        String reason,
        Money amount,
        Money refundedTotal,
        Money remaining,
        boolean full,
        List<Line> refundedLines) {
    public RefundFact {
        refundedLines = List.copyOf(refundedLines);
    }

    /** What of it is for one line. The freight of a line that stays may rise when others go: then it is below zero. */
    public record Line(OrderLineId lineId, Money goods, Money freight, Money tax) {
        static Line of(RefundLine line, Currency currency) {
            return new Line(
                    line.line(),
                    Money.ofMinor(line.goods(), currency),
                    Money.ofMinor(line.freight(), currency),
                    Money.ofMinor(line.tax(), currency));
        }
    }

    static RefundFact of(Refund refund, OrderMoney money, RefundCause cause) {
        return new RefundFact(
                refund.id(),
                refund.payment(),
                cause.back().orElse(null),
                null,
                refund.reason().code(),
                refund.amount(),
                Money.ofMinor(money.goneBack(), refund.amount().currency()),
                Money.ofMinor(money.kept(), refund.amount().currency()),
                money.kept() == 0,
                cause.lines().stream()
                        .map(line -> Line.of(line, refund.amount().currency()))
                        .toList());
    }
}
