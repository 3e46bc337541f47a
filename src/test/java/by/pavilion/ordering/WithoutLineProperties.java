package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.DeclarationOrder;
import by.pavilion.customs.PaymentFact;
import by.pavilion.customs.TestTaxes;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whichever line leaves: what the others cost stays, and customs bills what was collected for them. */
class WithoutLineProperties {
    /** Of six lines; seen in 150,000 orders were three more of freight and four of discount. */
    private static final long SOME_CENTS = 12;

    @Property(tries = 1000)
    void theRestCostsWhatItDidAndIsTaxedAsCustomsWillBillIt(
            @ForAll @IntRange(min = 2, max = 6) int count,
            @ForAll @LongRange(min = 0, max = 5000) long freight,
            @ForAll Random random) {
        Leaving leaving = leaving(count, freight, random);
        Order before = leaving.before();
        OrderLine gone = leaving.gone();
        Order rest = leaving.rest();

        List<OrderLine> kept =
                before.lines().stream().filter(line -> !line.equals(gone)).toList();
        assertThat(rest.lines())
                .extracting(OrderLine::payable)
                .containsExactlyElementsOf(kept.stream().map(OrderLine::payable).toList());
        assertThat(rest.totals().payable()).isEqualTo(before.totals().payable().minus(gone.payable()));
        TaxedOrders.assertTaxedAsBilled(rest);
        TaxedOrders.assertAddsUp(rest);
        assertThat(rest.lines()).noneMatch(line -> line.discount().isNegative());
        assertThat(rest.totals()
                        .freight()
                        .minus(TaxedOrders.sum(kept, OrderLine::freight))
                        .minor())
                .isBetween(0L, SOME_CENTS);
        assertThat(rest.totals()
                        .discount()
                        .minus(TaxedOrders.sum(kept, OrderLine::discount))
                        .minor())
                .isBetween(-SOME_CENTS, SOME_CENTS);
        assertThat(rest.version()).isEqualTo(before.version() + 1);
    }

    /** Three documents: its constructor refuses what does not add up. */
    @Property(tries = 200)
    void whatIsDeclaredIsTheRest(
            @ForAll @IntRange(min = 2, max = 6) int count,
            @ForAll @LongRange(min = 0, max = 5000) long freight,
            @ForAll Random random) {
        Leaving leaving = leaving(count, freight, random);
        Order rest = leaving.rest();

        DeclarationOrder declared = AcceptPaidOrder.declarationOf(
                rest, new PaymentFact("sandbox", "pay-1", Instant.parse("2026-11-11T04:00:00Z")));

        assertThat(declared.payable())
                .isEqualTo(
                        leaving.before().totals().payable().minus(leaving.gone().payable()));
        assertThat(declared.freight()).isEqualTo(rest.totals().freight());
        assertThat(declared.tax().vat()).isEqualTo(TaxedOrders.billed(rest).vat());
        assertThat(declared.tax().consumption())
                .isEqualTo(TaxedOrders.billed(rest).consumption());
    }

    @Property(tries = 200)
    void linesLeaveOneAfterTheOtherUntilOneIsLeft(
            @ForAll @IntRange(min = 3, max = 6) int count,
            @ForAll @LongRange(min = 0, max = 5000) long freight,
            @ForAll Random random) {
        Order order = TaxedOrders.of(Money.ofMinor(freight, Money.CNY), goods(count, random));
        Money paid = order.totals().payable();
        Money back = Money.zero(Money.CNY);

        while (order.lines().size() > 1) {
            OrderLine gone = order.lines().get(random.nextInt(order.lines().size()));
            back = back.plus(gone.payable());
            order = WithoutLine.of(order, gone, TaxedOrders::content, TaxedOrders::taxed)
                    .orElseThrow();
            TaxedOrders.assertTaxedAsBilled(order);
        }

        assertThat(order.totals().payable().plus(back)).isEqualTo(paid);
    }

    /** An order, the line that leaves it, and the rest. */
    private record Leaving(Order before, OrderLine gone, Order rest) {}

    private static Leaving leaving(int count, long freight, Random random) {
        Order before = TaxedOrders.of(Money.ofMinor(freight, Money.CNY), goods(count, random));
        OrderLine gone = before.lines().get(random.nextInt(count));
        return new Leaving(
                before,
                gone,
                WithoutLine.of(before, gone, TaxedOrders::content, TaxedOrders::taxed)
                        .orElseThrow());
    }

    /** Creams are far from the price at which their consumption tax sets in, on either side of it. */
    private static List<TaxedOrders.Goods> goods(int count, Random random) {
        List<TaxedOrders.Goods> goods = new ArrayList<>();
        for (int line = 0; line < count; line++) {
            String hsCode = List.of(TestTaxes.CHOCOLATE, TestTaxes.MILK, TestTaxes.CREAM)
                    .get(random.nextInt(3));
            boolean isCream = hsCode.equals(TestTaxes.CREAM);
            long quantity = isCream ? 1 : 1L + random.nextInt(3);
            long price =
                    isCream && random.nextBoolean() ? 52_000L + random.nextInt(18_000) : 100L + random.nextInt(19_900);
            long percent = random.nextBoolean() ? 0 : random.nextInt(91);
            goods.add(new TaxedOrders.Goods(
                    hsCode,
                    quantity,
                    Money.ofMinor(price, Money.CNY),
                    Money.ofMinor(price * quantity * percent / 100, Money.CNY)));
        }
        return goods;
    }
}
