package by.pavilion.ordering;

import by.pavilion.catalog.NetContent;
import by.pavilion.catalog.Sku;
import by.pavilion.pricing.AppliedPromotion;
import by.pavilion.pricing.BoughtItem;
import by.pavilion.pricing.RemainingPrice;
import by.pavilion.shared.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An order of which somebody wants less. Unit prices stay, discounts go with their pieces, freight and tax are reckoned anew;
 * lines are numbered from 1 without gaps, as customs wants them.
 */
final class FewerPieces {
    private FewerPieces() {}

    /** What the rest costs. */
    interface Pricing {
        RemainingPrice price(List<BoughtItem> items, Money mostFreight);
    }

    /**
     * The order without these pieces.
     *
     * @param cancelled by line, not all that there are
     */
    static Order of(
            Order before, Map<OrderLineId, Long> cancelled, Function<Sku, NetContent> content, Pricing pricing) {
        List<OrderLine> kept = before.lines().stream()
                .filter(line -> left(line, cancelled) > 0)
                .toList();
        RemainingPrice price = pricing.price(
                kept.stream()
                        .map(line ->
                                bought(line, left(line, cancelled), discount(line, left(line, cancelled)), content))
                        .toList(),
                before.totals().freight());
        List<OrderLine> lines = new ArrayList<>();
        for (OrderLine line : kept) {
            var taxed = price.lines().get(lines.size());
            long quantity = left(line, cancelled);
            lines.add(new OrderLine(
                    line.id(),
                    lines.size() + 1,
                    line.sku(),
                    line.merchant(),
                    quantity,
                    line.unitPrice(),
                    taxed.freightShare(),
                    discount(line, quantity),
                    LineTax.of(taxed),
                    line.declared(),
                    line.externalLineId(),
                    line.returned(),
                    promotions(line, quantity)));
        }
        return before.reduced(lines, price.totals());
    }

    /** Pieces of a line as they were bought. */
    static BoughtItem bought(OrderLine line, long pieces, Money discount, Function<Sku, NetContent> content) {
        return new BoughtItem(
                line.declared().hsCode(),
                pieces,
                line.unitPrice(),
                discount,
                line.declared().grossWeightGrams(),
                content.apply(line.sku()));
    }

    private static long left(OrderLine line, Map<OrderLineId, Long> cancelled) {
        return line.quantity() - cancelled.getOrDefault(line.id(), 0L);
    }

    /** Rounded down, so that the rest never gets cheaper by more than the pieces that go have cost. */
    private static Money discount(OrderLine line, long pieces) {
        return share(line.discount(), line, pieces);
    }

    private static Money share(Money amount, OrderLine line, long pieces) {
        BigInteger share = BigInteger.valueOf(amount.minor())
                .multiply(BigInteger.valueOf(pieces))
                .divide(BigInteger.valueOf(line.quantity()));
        return Money.ofMinor(share.longValueExact(), amount.currency());
    }

    private static List<AppliedPromotion> promotions(OrderLine line, long pieces) {
        return line.promotions().stream()
                .map(applied -> new AppliedPromotion(
                        applied.id(), applied.titles(), applied.couponCode(), share(applied.amount(), line, pieces)))
                .toList();
    }

    /** What an order costs less than before, line by line. */
    static List<RefundLine> saved(Order before, Order after) {
        Map<OrderLineId, OrderLine> kept = new HashMap<>();
        after.lines().forEach(line -> kept.put(line.id(), line));
        return before.lines().stream()
                .map(line -> {
                    RefundLine was = parts(line);
                    OrderLine rest = kept.get(line.id());
                    RefundLine is = rest == null ? new RefundLine(line.id(), 0, 0, 0) : parts(rest);
                    return new RefundLine(
                            line.id(), was.goods() - is.goods(), was.freight() - is.freight(), was.tax() - is.tax());
                })
                .filter(line -> !line.isNothing())
                .toList();
    }

    private static RefundLine parts(OrderLine line) {
        return new RefundLine(
                line.id(),
                line.goods().minus(line.discount()).minor(),
                line.freight().minor(),
                line.tax().total().minor());
    }
}
