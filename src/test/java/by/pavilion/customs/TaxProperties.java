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

/** What holds of the tax of any goods: in each unit of content, on both sides of the limit of an order. */
class TaxProperties {
    private static final Money NOTHING = yuan("0.00");
    private static final long ORDER_LIMIT = 500_000;
    private static final long YEAR_LIMIT = 2_600_000;
    private static final long MOST_FREIGHT = 100_000;

    private final TaxAssessment assessment = new TaxAssessment(TestRules.table());

    @Property
    void noPartIsNegativeAndThePartsAddUp(
            @ForAll("goods") @Size(min = 1, max = 99) List<TaxableLine> goods,
            @ForAll @LongRange(min = 0, max = MOST_FREIGHT) long freight) {
        TaxableGoods taxable = within(goods, freight);

        TaxBreakdown tax = assessment.of(taxable);

        assertThat(tax.regime()).isEqualTo(TaxRegime.WITHIN_LIMITS);
        assertPartsAddUp(taxable, tax);
    }

    @Property
    void noPartOfAPieceAboveTheLimitIsNegativeAndThePartsAddUp(
            @ForAll("line") TaxableLine line,
            @ForAll @LongRange(min = ORDER_LIMIT + 1, max = YEAR_LIMIT) long price,
            @ForAll @LongRange(min = 0, max = MOST_FREIGHT) long freight) {
        TaxableGoods taxable = TaxableGoods.of(
                TestRules.DAY, List.of(piece(line, price - freight)), Money.ofMinor(freight, Money.CNY));

        TaxBreakdown tax = assessment.of(taxable);

        assertThat(tax.regime()).isEqualTo(TaxRegime.SINGLE_PIECE_IN_FULL);
        assertPartsAddUp(taxable, tax);
    }

    private static void assertPartsAddUp(TaxableGoods taxable, TaxBreakdown tax) {
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
        long dearer = line.value().minor() + more;
        Assume.that(dearer <= ORDER_LIMIT);

        assertThat(taxOf(priced(line, dearer))).isGreaterThanOrEqualTo(taxOf(line));
    }

    @Property
    void aDearerPieceAboveTheLimitIsNeverTaxedLess(
            @ForAll("line") TaxableLine line,
            @ForAll @LongRange(min = ORDER_LIMIT + 1, max = YEAR_LIMIT) long price,
            @ForAll @LongRange(min = 1, max = 50_000) long more) {
        long dearer = Math.min(price + more, YEAR_LIMIT);

        assertThat(taxOf(piece(line, dearer))).isGreaterThanOrEqualTo(taxOf(piece(line, price)));
    }

    @Property
    void aPieceAboveTheLimitIsTaxedMoreThanOneWithin(
            @ForAll("line") TaxableLine line,
            @ForAll @LongRange(min = 0, max = ORDER_LIMIT) long within,
            @ForAll @LongRange(min = ORDER_LIMIT + 1, max = YEAR_LIMIT) long above) {
        assertThat(taxOf(piece(line, above))).isGreaterThan(taxOf(piece(line, within)));
    }

    /** The flip that is named: the price for a millilitre, gram or sheet decides, and nothing else does. */
    @Property
    void aConsumptionTaxByPriceIsDueFromItsPriceOn(
            @ForAll("flipping") TaxableLine line, @ForAll @LongRange(min = 1, max = 50_000) long less) {
        BigDecimal threshold = line.content()
                .quantity()
                .multiply(BigDecimal.valueOf(line.quantity()))
                .multiply(BigDecimal.valueOf(line.hsCode().equals(TestRules.MASK) ? 15 : 10));
        long from = threshold.movePointRight(2).longValueExact();

        assertThat(breakdown(priced(line, from)).consumption()).isGreaterThan(NOTHING);
        assertThat(breakdown(priced(line, Math.max(0, from - less))).consumption())
                .isEqualTo(NOTHING);
    }

    private Money taxOf(TaxableLine line) {
        return breakdown(line).total();
    }

    private TaxBreakdown breakdown(TaxableLine line) {
        return assessment.of(TaxableGoods.of(TestRules.DAY, List.of(line), NOTHING));
    }

    /** The same goods at another price, in fen. */
    private static TaxableLine priced(TaxableLine line, long value) {
        return new TaxableLine(
                line.number(), line.hsCode(), line.quantity(), Money.ofMinor(value, Money.CNY), line.content());
    }

    /** One piece of the same goods at another price, in fen. */
    private static TaxableLine piece(TaxableLine line, long value) {
        return new TaxableLine(line.number(), line.hsCode(), 1, Money.ofMinor(value, Money.CNY), line.content());
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
        return linesOf(
                List.of(
                        new Goods(TestRules.CHOCOLATE, ContentUnit.GRAM),
                        new Goods(TestRules.MILK, ContentUnit.MILLILITRE),
                        new Goods(TestRules.CREAM, ContentUnit.MILLILITRE),
                        new Goods(TestRules.POWDER, ContentUnit.GRAM),
                        new Goods(TestRules.MASK, ContentUnit.PIECE),
                        new Goods(TestRules.LINEN, ContentUnit.PIECE),
                        new Goods(TestRules.BEER, ContentUnit.MILLILITRE),
                        new Goods(TestRules.LIQUEUR, ContentUnit.MILLILITRE)),
                50,
                2_000);
    }

    /** Goods with a consumption tax from a price on, so few that this price is within the limit of an order. */
    @Provide
    Arbitrary<TaxableLine> flipping() {
        return linesOf(
                List.of(
                        new Goods(TestRules.CREAM, ContentUnit.MILLILITRE),
                        new Goods(TestRules.POWDER, ContentUnit.GRAM),
                        new Goods(TestRules.MASK, ContentUnit.PIECE)),
                5,
                66);
    }

    private record Goods(String hsCode, ContentUnit unit) {}

    private static Arbitrary<TaxableLine> linesOf(List<Goods> kinds, long mostPieces, int mostContent) {
        Arbitrary<Goods> goods = Arbitraries.of(kinds);
        Arbitrary<Long> values = Arbitraries.longs().between(0, 499_999);
        Arbitrary<Long> quantities = Arbitraries.longs().between(1, mostPieces);
        Arbitrary<Integer> contents = Arbitraries.integers().between(1, mostContent);
        return Combinators.combine(goods, values, quantities, contents)
                .as((kind, value, quantity, content) -> new TaxableLine(
                        1,
                        kind.hsCode(),
                        quantity,
                        Money.ofMinor(value, Money.CNY),
                        new NetContent(BigDecimal.valueOf(content), kind.unit())));
    }

    /** As many of the lines as stay within the limit of an order, with their freight. */
    private static TaxableGoods within(List<TaxableLine> goods, long freight) {
        List<TaxableLine> lines = new ArrayList<>();
        long left = ORDER_LIMIT - freight;
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
