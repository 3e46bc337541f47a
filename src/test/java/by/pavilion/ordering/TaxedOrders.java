package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.NetContent;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.DeclarationOrder;
import by.pavilion.customs.DeclaredTax;
import by.pavilion.customs.PaymentFact;
import by.pavilion.customs.TaxBreakdown;
import by.pavilion.customs.TaxableLine;
import by.pavilion.customs.TaxedLine;
import by.pavilion.customs.TestTaxes;
import by.pavilion.pricing.BoughtItem;
import by.pavilion.pricing.RemainingPrice;
import by.pavilion.pricing.TaxTotals;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Paid orders that are taxed as customs taxes them; a piece holds 50 ml, whatever it is. */
final class TaxedOrders {
    private static final PaymentFact PAYMENT =
            new PaymentFact("sandbox", "pay-1", Instant.parse("2026-11-11T04:00:00Z"));

    private TaxedOrders() {}

    /** Some pieces, and what is taken off their price. */
    record Goods(String hsCode, long quantity, Money unitPrice, Money discount) {
        /** One piece without discount. */
        static Goods one(String hsCode, String price) {
            return new Goods(hsCode, 1, Money.of(price, Money.CNY), Money.zero(Money.CNY));
        }

        Goods cheaperBy(String amount) {
            return new Goods(hsCode, quantity, unitPrice, Money.of(amount, Money.CNY));
        }
    }

    static Order of(Money freight, List<Goods> goods) {
        RemainingPrice price = taxed(
                goods.stream()
                        .map(one -> new BoughtItem(
                                one.hsCode(), one.quantity(), one.unitPrice(), one.discount(), 105, content()))
                        .toList(),
                freight);
        OrderLine like = TestOrders.paid().lines().get(0);
        List<OrderLine> lines = new ArrayList<>();
        for (Goods one : goods) {
            TaxedLine taxed = price.lines().get(lines.size());
            lines.add(new OrderLine(
                    new OrderLineId(100 + lines.size()),
                    lines.size() + 1,
                    like.sku(),
                    like.merchant(),
                    one.quantity(),
                    one.unitPrice(),
                    taxed.freightShare(),
                    one.discount(),
                    LineTax.of(taxed),
                    declared(one.hsCode(), like.declared()),
                    Optional.empty(),
                    0,
                    List.of()));
        }
        return TestOrders.paid().reduced(lines, price.totals());
    }

    private static DeclaredGoods declared(String hsCode, DeclaredGoods like) {
        return new DeclaredGoods(
                like.nameZh(),
                hsCode,
                like.gmodelZh(),
                like.gtin(),
                like.unit(),
                like.unit1(),
                like.quantity1(),
                like.unit2(),
                like.quantity2(),
                like.originCountry(),
                like.netWeightGrams(),
                like.grossWeightGrams());
    }

    static NetContent content(Sku sku) {
        return content();
    }

    private static NetContent content() {
        return new NetContent(new BigDecimal("50"), ContentUnit.MILLILITRE);
    }

    /** What goods cost with so much freight. */
    static RemainingPrice taxed(List<BoughtItem> items, Money freight) {
        List<TaxableLine> lines = new ArrayList<>();
        for (BoughtItem item : items) {
            lines.add(line(lines.size() + 1, item.hsCode(), item.quantity(), item.unitPrice()));
        }
        TaxBreakdown tax = TestTaxes.of(lines, freight);
        Money none = Money.zero(freight.currency());
        return new RemainingPrice(
                new Totals(
                        lines.stream().map(TaxableLine::value).reduce(none, Money::plus),
                        freight,
                        items.stream().map(BoughtItem::discount).reduce(none, Money::plus),
                        new TaxTotals(tax.tariff(), tax.consumption(), tax.vat())),
                tax.lines());
    }

    /** What customs will bill for an order that is declared as it stands. */
    static TaxTotals billed(Order order) {
        TaxBreakdown tax = bill(order);
        return new TaxTotals(tax.tariff(), tax.consumption(), tax.vat());
    }

    private static TaxBreakdown bill(Order order) {
        return TestTaxes.of(
                order.lines().stream()
                        .map(line -> line(line.number(), line.declared().hsCode(), line.quantity(), line.unitPrice()))
                        .toList(),
                order.totals().freight());
    }

    /** In all and for each line: what is declared as collected is what customs will bill. */
    static void assertTaxedAsBilled(Order order) {
        assertThat(order.totals().tax()).isEqualTo(billed(order));
        assertThat(collected(AcceptPaidOrder.declarationOf(order, PAYMENT))).isEqualTo(byLine(bill(order)));
    }

    /** What is declared as collected for each line. */
    static List<DeclaredTax> collected(DeclarationOrder declared) {
        return declared.lines().stream()
                .map(line -> Objects.requireNonNull(line.tax()))
                .toList();
    }

    static List<DeclaredTax> byLine(TaxBreakdown tax) {
        return tax.lines().stream()
                .map(line -> new DeclaredTax(line.tariff(), line.consumption(), line.vat()))
                .toList();
    }

    /** Lines are numbered from 1 without gaps, and the totals are their sums. */
    static void assertAddsUp(Order order) {
        assertThat(order.lines())
                .extracting(OrderLine::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, order.lines().size()).boxed().toList());
        Totals totals = order.totals();
        assertThat(sum(order.lines(), OrderLine::goods)).isEqualTo(totals.goods());
        assertThat(sum(order.lines(), OrderLine::freight)).isEqualTo(totals.freight());
        assertThat(sum(order.lines(), OrderLine::discount)).isEqualTo(totals.discount());
        assertThat(sum(order.lines(), line -> line.tax().tariff()))
                .isEqualTo(totals.tax().tariff());
        assertThat(sum(order.lines(), line -> line.tax().consumption()))
                .isEqualTo(totals.tax().consumption());
        assertThat(sum(order.lines(), line -> line.tax().vat()))
                .isEqualTo(totals.tax().vat());
        assertThat(sum(order.lines(), OrderLine::payable)).isEqualTo(totals.payable());
    }

    static Money sum(List<OrderLine> lines, Function<OrderLine, Money> part) {
        return lines.stream().map(part).reduce(Money.zero(Money.CNY), Money::plus);
    }

    private static TaxableLine line(int number, String hsCode, long quantity, Money unitPrice) {
        return new TaxableLine(number, hsCode, quantity, unitPrice.times(quantity), content());
    }
}
