package by.pavilion.ordering.returns;

import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderLine;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.RefundLine;
import by.pavilion.shared.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was paid for pieces that come back. Goods, freight and tax are each shared out along the pieces of its line: the first ones
 * get it rounded down, so that the last one gets the remainder, and all of them together exactly what was paid.
 */
final class ReturnedMoney {
    private ReturnedMoney() {}

    /**
     * Of pieces that come back after those which the order's lines know of, line by line.
     *
     * @param pieces by line
     * @param withTax whether the tax comes back, too
     */
    static List<RefundLine> lines(Order order, Map<OrderLineId, Long> pieces, boolean withTax) {
        List<RefundLine> lines = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            long back = pieces.getOrDefault(line.id(), 0L);
            if (back > 0) {
                lines.add(new RefundLine(
                        line.id(),
                        share(line.goods().minus(line.discount()), line, back).minor(),
                        share(line.freight(), line, back).minor(),
                        withTax ? share(line.tax().total(), line, back).minor() : 0));
            }
        }
        return lines;
    }

    /** The same in one sum. */
    static Money of(Order order, Map<OrderLineId, Long> pieces, boolean withTax) {
        return Money.ofMinor(
                lines(order, pieces, withTax).stream()
                        .mapToLong(RefundLine::total)
                        .reduce(0, Math::addExact),
                order.totals().payable().currency());
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
