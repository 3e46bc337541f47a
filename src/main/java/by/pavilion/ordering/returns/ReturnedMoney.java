package by.pavilion.ordering.returns;

import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderLine;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.shared.Money;
import java.math.BigInteger;
import java.util.Map;

/**
 * What was paid for pieces that come back. Each part of a price is shared out along the pieces of its line: the first ones
 * get it rounded down, so that the last one gets the remainder, and all of them together exactly what was paid.
 */
final class ReturnedMoney {
    private ReturnedMoney() {}

    /**
     * Of pieces that come back after those which the order's lines know of.
     *
     * @param pieces by line
     * @param withTax whether the tax comes back, too
     */
    static Money of(Order order, Map<OrderLineId, Long> pieces, boolean withTax) {
        Money sum = Money.zero(order.totals().payable().currency());
        for (OrderLine line : order.lines()) {
            long back = pieces.getOrDefault(line.id(), 0L);
            sum = sum.plus(share(line.payable().minus(line.tax().total()), line, back));
            if (withTax) {
                sum = sum.plus(share(line.tax().total(), line, back));
            }
        }
        return sum;
    }

    private static Money share(Money whole, OrderLine line, long back) {
        return upTo(whole, line.quantity(), line.returned() + back)
                .minus(upTo(whole, line.quantity(), line.returned()));
    }

    private static Money upTo(Money whole, long all, long pieces) {
        BigInteger share = BigInteger.valueOf(whole.minor())
                .multiply(BigInteger.valueOf(pieces))
                .divide(BigInteger.valueOf(all));
        return Money.ofMinor(share.longValueExact(), whole.currency());
    }
}
