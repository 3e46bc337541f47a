package by.pavilion.ordering;

import by.pavilion.catalog.NetContent;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.TaxedLine;
import by.pavilion.pricing.BoughtItem;
import by.pavilion.pricing.RemainingPrice;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An order without one of its lines, at prices that somebody else has set and keeps. What each other line costs stays as it is;
 * its taxes are those that customs will bill, which shares the freight out anew among the lines of the smaller list. The two
 * may differ by cents: what a line is taxed more is discount; what it is taxed less goes off its discount and, where there is
 * none, onto the freight.
 */
final class WithoutLine {
    /** Each but the last makes the freight dearer by some cents. Hardly ever is there a third one. */
    private static final int MOST_ROUNDS = 10;

    private WithoutLine() {}

    /** What goods cost when they come with so much freight. */
    interface Taxing {
        RemainingPrice tax(List<BoughtItem> items, Money freight);
    }

    /**
     * The smaller order, of which the lines are numbered anew.
     *
     * @param gone not all that there is
     * @return empty when the rest is taxed otherwise by more than cents, as where a consumption tax begins at a price: then it
     *     does not cost what was kept for it
     */
    static Optional<Order> of(Order before, OrderLine gone, Function<Sku, NetContent> content, Taxing taxing) {
        List<OrderLine> kept = before.lines().stream()
                .filter(line -> !line.id().equals(gone.id()))
                .toList();
        List<BoughtItem> items = kept.stream()
                .map(line -> FewerPieces.bought(line, line.quantity(), line.discount(), content))
                .toList();
        List<Money> freight = kept.stream().map(OrderLine::freight).toList();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            RemainingPrice price = taxing.tax(items, sum(freight));
            List<OrderLine> lines = asPaid(kept, freight, price.lines());
            if (!isTaxedAlike(kept, lines, before.lines().size())) {
                return Optional.empty();
            }
            if (lines.stream().noneMatch(line -> line.discount().isNegative())) {
                return Optional.of(lines)
                        .filter(rest -> isCoveredByGoods(kept, rest))
                        .map(rest -> before.reduced(rest, totals(rest, price.totals())));
            }
            freight = lines.stream().map(WithoutLine::freightInPlaceOfDiscount).toList();
        }
        return Optional.empty();
    }

    /** Each line with these taxes, and so much discount that it costs what it did. */
    private static List<OrderLine> asPaid(List<OrderLine> kept, List<Money> freight, List<TaxedLine> taxed) {
        List<OrderLine> lines = new ArrayList<>();
        for (int index = 0; index < kept.size(); index++) {
            OrderLine line = kept.get(index);
            LineTax tax = LineTax.of(taxed.get(index));
            lines.add(new OrderLine(
                    line.id(),
                    index + 1,
                    line.sku(),
                    line.merchant(),
                    line.quantity(),
                    line.unitPrice(),
                    freight.get(index),
                    line.goods().plus(freight.get(index)).plus(tax.total()).minus(line.payable()),
                    tax,
                    line.declared(),
                    line.externalLineId(),
                    line.returned(),
                    line.promotions()));
        }
        return lines;
    }

    private static Totals totals(List<OrderLine> lines, Totals priced) {
        Money discount = sum(lines.stream().map(OrderLine::discount).toList());
        return new Totals(priced.goods(), priced.freight(), discount, priced.tax());
    }

    private static Money freightInPlaceOfDiscount(OrderLine line) {
        return line.discount().isNegative() ? line.freight().minus(line.discount()) : line.freight();
    }

    /** Shares that are rounded otherwise move a tax by fewer cents than an order has lines; another rate moves it by far more. */
    private static boolean isTaxedAlike(List<OrderLine> kept, List<OrderLine> lines, long mostCents) {
        for (int index = 0; index < kept.size(); index++) {
            Money before = kept.get(index).tax().total();
            if (Math.abs(lines.get(index).tax().total().minus(before).minor()) > mostCents) {
                return false;
            }
        }
        return true;
    }

    /** Freight and tax are the buyer's: nothing more than the goods is given to him, unless it was before. */
    private static boolean isCoveredByGoods(List<OrderLine> kept, List<OrderLine> lines) {
        for (int index = 0; index < kept.size(); index++) {
            OrderLine line = lines.get(index);
            if (line.discount().compareTo(line.goods()) > 0
                    && line.discount().compareTo(kept.get(index).discount()) > 0) {
                return false;
            }
        }
        return true;
    }

    private static Money sum(List<Money> parts) {
        return parts.stream().reduce(Money::plus).orElseThrow();
    }
}
