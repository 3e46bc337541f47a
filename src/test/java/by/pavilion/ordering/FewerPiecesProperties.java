package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.NetContent;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.TaxedLine;
import by.pavilion.pricing.BoughtItem;
import by.pavilion.pricing.RemainingPrice;
import by.pavilion.pricing.TaxTotals;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** However an order is taken apart, nothing of its money and of its pieces is lost or made. */
class FewerPiecesProperties {
    private static final Money NONE = Money.zero(Money.CNY);

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
            order = FewerPieces.of(before, cancelled, FewerPiecesProperties::ninetyGrams, this::price);

            addsUp(order);
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

    private static void addsUp(Order order) {
        assertThat(order.lines()).isNotEmpty();
        for (int index = 0; index < order.lines().size(); index++) {
            assertThat(order.lines().get(index).number()).isEqualTo(index + 1);
        }
        Totals totals = order.totals();
        assertThat(sum(order, OrderLine::goods)).isEqualTo(totals.goods());
        assertThat(sum(order, OrderLine::freight)).isEqualTo(totals.freight());
        assertThat(sum(order, OrderLine::discount)).isEqualTo(totals.discount());
        assertThat(sum(order, line -> line.tax().total()))
                .isEqualTo(totals.tax().total());
        assertThat(sum(order, OrderLine::payable)).isEqualTo(totals.payable());
    }

    private interface Part {
        Money of(OrderLine line);
    }

    private static Money sum(Order order, Part part) {
        return order.lines().stream().map(part::of).reduce(NONE, Money::plus);
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

    private static NetContent ninetyGrams(Sku sku) {
        return new NetContent(new BigDecimal("90"), ContentUnit.GRAM);
    }

    /** Nine hundredths of goods and freight as tax; freight by weight. */
    private RemainingPrice price(List<BoughtItem> items, Money mostFreight) {
        long pieces = items.stream().mapToLong(BoughtItem::quantity).sum();
        Money byWeight = Money.ofMinor(500 + 30 * pieces, Money.CNY);
        return taxed(items, byWeight.compareTo(mostFreight) < 0 ? byWeight : mostFreight);
    }

    private static RemainingPrice taxed(List<BoughtItem> items, Money freight) {
        List<Money> goods = items.stream()
                .map(item -> item.unitPrice().times(item.quantity()))
                .toList();
        List<Money> shares = freight.split(goods.stream().map(Money::minor).toList());
        List<TaxedLine> lines = new ArrayList<>();
        Money vat = NONE;
        for (int index = 0; index < items.size(); index++) {
            Money dutiable = goods.get(index).plus(shares.get(index));
            Money tax = dutiable.times(new BigDecimal("0.09"), RoundingMode.HALF_UP);
            lines.add(new TaxedLine(
                    index + 1, goods.get(index), shares.get(index), dutiable, NONE, NONE, tax, List.of()));
            vat = vat.plus(tax);
        }
        return new RemainingPrice(
                new Totals(
                        goods.stream().reduce(NONE, Money::plus),
                        freight,
                        items.stream().map(BoughtItem::discount).reduce(NONE, Money::plus),
                        new TaxTotals(NONE, NONE, vat)),
                lines);
    }

    private static Order order(List<Long> quantities, long discountPercent, long freight, Random random) {
        OrderLine like = TestOrders.paid().lines().get(0);
        List<BoughtItem> items = quantities.stream()
                .map(quantity -> {
                    Money price = Money.ofMinor(100L + random.nextInt(50_000), Money.CNY);
                    Money discount = Money.ofMinor(price.minor() * quantity * discountPercent / 100, Money.CNY);
                    return new BoughtItem("1806320000", quantity, price, discount, 105, ninetyGrams(like.sku()));
                })
                .toList();
        RemainingPrice price = taxed(items, Money.ofMinor(freight, Money.CNY));
        List<OrderLine> lines = new ArrayList<>();
        for (BoughtItem item : items) {
            TaxedLine taxed = price.lines().get(lines.size());
            lines.add(new OrderLine(
                    new OrderLineId(100 + lines.size()),
                    lines.size() + 1,
                    like.sku(),
                    like.merchant(),
                    item.quantity(),
                    item.unitPrice(),
                    taxed.freightShare(),
                    item.discount(),
                    LineTax.of(taxed),
                    like.declared(),
                    Optional.empty(),
                    0,
                    List.of()));
        }
        return TestOrders.paid().reduced(lines, price.totals());
    }
}
