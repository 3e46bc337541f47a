package by.pavilion.ordering;

import by.pavilion.pricing.TaxTotals;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Money;
import java.util.List;
import java.util.Optional;

/** Orders for the arithmetic of returns. */
public final class TestReturns {
    private TestReturns() {}

    /** An order of one line, number 11; amounts in fen. */
    public static Order order(long quantity, long unitPrice, long freight, long discount, long tax, long returned) {
        Order like = TestOrders.paid();
        OrderLine line = new OrderLine(
                new OrderLineId(11),
                1,
                like.lines().get(0).sku(),
                like.lines().get(0).merchant(),
                quantity,
                fen(unitPrice),
                fen(freight),
                fen(discount),
                new LineTax(fen(0), fen(0), fen(tax), List.of()),
                like.lines().get(0).declared(),
                Optional.empty(),
                returned,
                List.of());
        return new Order(
                like.id(),
                like.version(),
                like.edition(),
                OrderStatus.DELIVERED,
                like.paymentStatus(),
                like.progress(),
                like.channel(),
                like.placedBy(),
                like.buyerRef(),
                like.recipient(),
                like.mode(),
                like.warehouse(),
                List.of(line),
                new Totals(line.goods(), fen(freight), fen(discount), new TaxTotals(fen(0), fen(0), fen(tax))),
                like.consumerNoticeVersion(),
                like.placedAt(),
                like.expiresAt(),
                like.checkout(),
                like.trace());
    }

    private static Money fen(long amount) {
        return Money.ofMinor(amount, Money.CNY);
    }
}
