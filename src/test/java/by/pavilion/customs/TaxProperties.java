package by.pavilion.customs;

import static by.pavilion.customs.TestRules.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.NetContent;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TaxProperties {
    private static final Money NOTHING = yuan("0.00");
    private final TaxAssessment assessment = new TaxAssessment(TestRules.table());

    @Property
    void noPartIsNegativeAndThePartsAddUp(
            @ForAll("goods") @Size(min = 1, max = 99) List<TaxableLine> goods,
            @ForAll @LongRange(min = 0, max = 100_000) long freight) {
        TaxableGoods taxable = within(goods, freight);

        TaxBreakdown tax = assessment.of(taxable);

        assertThat(tax.lines()).allSatisfy(line -> {
            assertThat(List.of(line.freightShare(), line.tariff(), line.consumption(), line.vat()))
                    .noneMatch(Money::isNegative);
            assertThat(line.dutiablePrice()).isEqualTo(line.value().plus(line.freightShare()));
            assertThat(line.explanation().stream().map(AppliedRate::due).reduce(NOTHING, Money::plus))
                    .isEqualTo(line.tax());
        });
        assertThat(sum(tax.lines().stream().map(TaxedLine::freightShare).toList()))
                .isEqualTo(taxable.freight());
        assertThat(sum(tax.lines().stream().map(TaxedLine::dutiablePrice).toList()))
                .isEqualTo(tax.dutiablePrice());
        assertThat(sum(tax.lines().stream().map(TaxedLine::tax).toList())).isEqualTo(tax.total());
        assertThat(tax.tariff().plus(tax.consumption()).plus(tax.vat())).isEqualTo(tax.total());
    }

    @Property
    void aHigherPriceIsNeverTaxedLess(
            @ForAll("line") TaxableLine line, @ForAll @LongRange(min = 1, max = 50_000) long more) {
        TaxableLine dearer = new TaxableLine(
                1, line.hsCode(), line.quantity(), line.value().plus(Money.ofMinor(more, Money.CNY)), line.content());
        Assume.that(dearer.value().compareTo(yuan("5000.00")) <= 0);

        TaxBreakdown tax = assessment.of(TaxableGoods.of(TestRules.DAY, List.of(line), NOTHING));
        TaxBreakdown dearerTax = assessment.of(TaxableGoods.of(TestRules.DAY, List.of(dearer), NOTHING));

        assertThat(dearerTax.total()).isGreaterThanOrEqualTo(tax.total());
    }

    @Property
    void aPriceTakenApartIsPutTogetherAgain(@ForAll("line") TaxableLine line) {
        Assume.that(line.value().compareTo(yuan("4000.00")) < 0);
        TaxBreakdown tax = assessment.of(TaxableGoods.of(TestRules.DAY, List.of(line), NOTHING));
        Money withTax = line.value().plus(tax.total());

        Money before =
                assessment.withoutTax(new TaxableLine(1, line.hsCode(), line.quantity(), withTax, line.content()));

        assertThat(before).isEqualTo(line.value());
    }

    @Provide
    Arbitrary<List<TaxableLine>> goods() {
        return line().list();
    }

    @Provide
    Arbitrary<TaxableLine> line() {
        Arbitrary<String> codes =
                Arbitraries.of(TestRules.CHOCOLATE, TestRules.MILK, TestRules.CREAM, TestRules.LINEN, TestRules.BEER);
        Arbitrary<Long> values = Arbitraries.longs().between(0, 499_999);
        Arbitrary<Long> quantities = Arbitraries.longs().between(1, 50);
        Arbitrary<Integer> contents = Arbitraries.integers().between(1, 2_000);
        return Combinators.combine(codes, values, quantities, contents)
                .as((code, value, quantity, content) -> new TaxableLine(
                        1,
                        code,
                        quantity,
                        Money.ofMinor(value, Money.CNY),
                        new NetContent(BigDecimal.valueOf(content), ContentUnit.MILLILITRE)));
    }

    /** As many of the lines as stay within the limit of an order, with their freight. */
    private static TaxableGoods within(List<TaxableLine> goods, long freight) {
        List<TaxableLine> lines = new ArrayList<>();
        long left = 500_000 - freight;
        for (TaxableLine line : goods) {
            long value = Math.min(line.value().minor(), left);
            left -= value;
            lines.add(new TaxableLine(
                    lines.size() + 1, line.hsCode(), line.quantity(), Money.ofMinor(value, Money.CNY), line.content()));
        }
        return TaxableGoods.of(TestRules.DAY, lines, Money.ofMinor(freight, Money.CNY));
    }

    private static Money sum(List<Money> parts) {
        return parts.stream().reduce(NOTHING, Money::plus);
    }
}
