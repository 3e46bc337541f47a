package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.TestTaxes;
import by.pavilion.pricing.BoughtItem;
import by.pavilion.pricing.RemainingPrice;
import by.pavilion.shared.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** However an order is taken apart, nothing of its money and of its pieces is lost or made. */
class FewerPiecesProperties {
    @Property(tries = 400)
    void anySequenceOfPartialCancellationsEndsWithSumsThatAgree(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 1, max = 40) Long> quantities,
            @ForAll @LongRange(min = 0, max = 90) long discountPercent,
            @ForAll @LongRange(min = 0, max = 5000) long freight,
            @ForAll Random random) {
        Order order = order(quantities, discountPercent, freight, random);
        long first = order.totals().payable().minor();
        long givenBack = 0;
        Map<OrderLineId, Long> ordered = quantities(order);
        Map<OrderLineId, Long> gone = new HashMap<>();
        List<OrderLine> sold = order.lines();
        Map<OrderLineId, long[]> books = new LinkedHashMap<>();
        sold.forEach(line -> books.put(line.id(), parts(line)));

        for (Map<OrderLineId, Long> cancelled = some(order, random);
                !cancelled.isEmpty();
                cancelled = some(order, random)) {
            Order before = order;
            order = FewerPieces.of(before, cancelled, TaxedOrders::content, FewerPiecesProperties::price);

            assertThat(order.lines()).isNotEmpty();
            TaxedOrders.assertAddsUp(order);
            TaxedOrders.assertTaxedAsBilled(order);
            List<RefundLine> saved = FewerPieces.saved(before, order);
            long back =
                    before.totals().payable().minor() - order.totals().payable().minor();
            assertThat(back).isNotNegative();
            assertThat(saved.stream().mapToLong(RefundLine::total).sum()).isEqualTo(back);
            givenBack += back;
            cancelled.forEach((line, pieces) -> gone.merge(line, pieces, Math::addExact));
            book(books, saved, back);
            assertThat(order.version()).isEqualTo(before.version() + 1);
            Order now = order;
            books.forEach((line, left) -> assertThat(left)
                    .isEqualTo(now.lines().stream()
                            .filter(kept -> kept.id().equals(line))
                            .findFirst()
                            .map(FewerPiecesProperties::parts)
                            .orElse(new long[3])));
        }

        assertThat(order.totals().payable().minor() + givenBack).isEqualTo(first);
        quantities(order).forEach((line, left) -> gone.merge(line, left, Math::addExact));
        assertThat(gone).isEqualTo(ordered);
    }

    private static Map<OrderLineId, Long> quantities(Order order) {
        Map<OrderLineId, Long> quantities = new HashMap<>();
        order.lines().forEach(line -> quantities.put(line.id(), line.quantity()));
        return quantities;
    }

    private static long[] parts(OrderLine line) {
        return new long[] {
            line.goods().minus(line.discount()).minor(),
            line.freight().minor(),
            line.tax().total().minor()
        };
    }

    /** As {@link SalesBook} books the refund. */
    private static void book(Map<OrderLineId, long[]> books, List<RefundLine> saved, long back) {
        List<Long> there = new ArrayList<>();
        List<Long> wished = new ArrayList<>();
        books.forEach((line, left) -> {
            RefundLine part = saved.stream()
                    .filter(one -> one.line().equals(line))
                    .findFirst()
                    .orElse(new RefundLine(line, 0, 0, 0));
            there.addAll(List.of(left[0], left[1], left[2]));
            wished.addAll(List.of(part.goods(), part.freight(), part.tax()));
        });
        List<Long> parts = SalesBook.parts(back, there, wished);
        int index = 0;
        for (long[] left : books.values()) {
            for (int part = 0; part < 3; part++) {
                left[part] -= parts.get(index++);
            }
        }
    }

    /** Some pieces, not all; none when only one is left. */
    private static Map<OrderLineId, Long> some(Order order, Random random) {
        long all = order.lines().stream().mapToLong(OrderLine::quantity).sum();
        long most = 1L + random.nextInt(20);
        Map<OrderLineId, Long> some = new HashMap<>();
        long taken = 0;
        for (OrderLine line : order.lines()) {
            long pieces = Math.min(Math.min(line.quantity(), most), all - 1 - taken);
            if (pieces > 0 && random.nextBoolean()) {
                some.put(line.id(), pieces);
                taken += pieces;
            }
        }
        if (some.isEmpty() && all > 1) {
            some.put(order.lines().get(0).id(), 1L);
        }
        return some;
    }

    /** Freight by weight, and never more than it was. */
    private static RemainingPrice price(List<BoughtItem> items, Money mostFreight) {
        long pieces = items.stream().mapToLong(BoughtItem::quantity).sum();
        Money byWeight = Money.ofMinor(500 + 30 * pieces, Money.CNY);
        return TaxedOrders.taxed(items, byWeight.compareTo(mostFreight) < 0 ? byWeight : mostFreight);
    }

    /** No more than 240 pieces of at most 20.00 each, so that one order may have them; all taxed alike. */
    private static Order order(List<Long> quantities, long discountPercent, long freight, Random random) {
        List<TaxedOrders.Goods> goods = quantities.stream()
                .map(quantity -> {
                    long price = 100L + random.nextInt(1_901);
                    return new TaxedOrders.Goods(
                            TestTaxes.CHOCOLATE,
                            quantity,
                            Money.ofMinor(price, Money.CNY),
                            Money.ofMinor(price * quantity * discountPercent / 100, Money.CNY));
                })
                .toList();
        return TaxedOrders.of(Money.ofMinor(freight, Money.CNY), goods);
    }
}
