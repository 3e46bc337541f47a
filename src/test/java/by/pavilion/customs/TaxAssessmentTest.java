package by.pavilion.customs;

import static by.pavilion.customs.TestRules.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.NetContent;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples, to the cent. */
class TaxAssessmentTest {
    private static final Money NOTHING = yuan("0.00");
    private final TaxAssessment assessment = new TaxAssessment(TestRules.table());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "chocolates and their freight, 1806310000, 4, 180.00, 20.00,  75, GRAM,        0.00,   0.00,  18.20",
        "cereal,                       1904100000, 4,  96.00,  0.00, 250, GRAM,        0.00,   0.00,   8.74",
        "potato chips,                 2005200000, 4,  59.80,  0.00, 100, GRAM,        0.00,   0.00,   5.44",
        "milk powder,                  0402210000, 3, 168.00,  0.00, 500, GRAM,        0.00,   0.00,  15.29",
        "cheese,                       0406900000, 1, 260.00,  0.00,1000, GRAM,        0.00,   0.00,  23.66",
        "milk at the lower VAT,        0401200000, 1, 120.00,  0.00,12000, MILLILITRE, 0.00,   0.00,   7.56",
        "cream below the line,         3304990039, 1,  89.00,  0.00,  50, MILLILITRE,  0.00,   0.00,   8.10",
        "serum above the line,         3304990039, 1, 420.00,  0.00,  30, MILLILITRE,  0.00,  51.88,  44.96",
        "masks below the line,         3304990049, 1,  74.90,  0.00,   5, PIECE,       0.00,   0.00,   6.82",
        "masks above the line,         3304990049, 1,  80.00,  0.00,   5, PIECE,       0.00,   9.88,   8.56",
        "detergent,                    3402509000, 5,  75.00,  0.00, 500, MILLILITRE,  0.00,   0.00,   6.83",
        "bedding,                      6302392900, 1, 899.00,  0.00,   4, PIECE,       0.00,   0.00,  81.81",
        "one set above the limit,      6302392900, 1,6200.00,  0.00,   4, PIECE,     372.00,   0.00, 854.36",
        "one serum above the limit,    3304990039, 1,5200.00,  0.00, 100, MILLILITRE, 52.00, 926.82, 803.25",
        "chocolate shown with tax,     1806310000, 1, 182.40,  0.00, 300, GRAM,        0.00,   0.00,  16.60",
        "beer by the litre,            2203000000,24, 150.00,  0.00, 500, MILLILITRE,  0.00,   2.13,  13.93",
    })
    void taxesGoods(
            String what,
            String hsCode,
            long quantity,
            String value,
            String freight,
            BigDecimal content,
            ContentUnit unit,
            String tariff,
            String consumption,
            String vat) {
        TaxableLine line = new TaxableLine(1, hsCode, quantity, yuan(value), new NetContent(content, unit));

        TaxBreakdown tax = assessment.of(TaxableGoods.of(TestRules.DAY, List.of(line), yuan(freight)));

        assertThat(tax.tariff()).as(what).isEqualTo(yuan(tariff));
        assertThat(tax.consumption()).as(what).isEqualTo(yuan(consumption));
        assertThat(tax.vat()).as(what).isEqualTo(yuan(vat));
        assertThat(tax.total())
                .as(what)
                .isEqualTo(yuan(tariff).plus(yuan(consumption)).plus(yuan(vat)));
    }

    @Test
    void taxesABasketLineByLineAfterItsFreightIsAllocated() {
        List<TaxableLine> lines = List.of(
                line(1, TestRules.CHOCOLATE, "90.00", "300", ContentUnit.GRAM),
                line(2, TestRules.CREAM, "89.00", "50", ContentUnit.MILLILITRE),
                line(3, TestRules.LINEN, "321.00", "1", ContentUnit.PIECE));

        TaxBreakdown tax = assessment.of(TaxableGoods.of(TestRules.DAY, lines, yuan("25.00")));

        assertThat(tax.lines())
                .extracting(TaxedLine::freightShare)
                .containsExactly(yuan("4.50"), yuan("4.45"), yuan("16.05"));
        assertThat(tax.lines()).extracting(TaxedLine::vat).containsExactly(yuan("8.60"), yuan("8.50"), yuan("30.67"));
        assertThat(tax.total()).isEqualTo(yuan("47.77"));
        assertThat(tax.dutiablePrice()).isEqualTo(yuan("525.00"));
    }

    @Test
    void freightCanLiftGoodsOverTheLineOfConsumptionTax() {
        TaxableLine serum = line(1, TestRules.CREAM, "299.00", "30", ContentUnit.MILLILITRE);

        TaxBreakdown without = assessment.of(TaxableGoods.of(TestRules.DAY, List.of(serum), NOTHING));
        TaxBreakdown with = assessment.of(TaxableGoods.of(TestRules.DAY, List.of(serum), yuan("1.00")));

        assertThat(without.consumption()).isEqualTo(NOTHING);
        assertThat(with.consumption()).isEqualTo(yuan("37.06"));
    }

    @Test
    void taxesByPriceAndQuantityTogether() {
        TaxableLine liqueur = line(1, TestRules.LIQUEUR, "100.00", "500", ContentUnit.MILLILITRE);

        TaxBreakdown tax = assessment.of(TaxableGoods.of(TestRules.DAY, List.of(liqueur), NOTHING));

        // (100 + 0.50) × 0.20 / 0.80 + 0.50 = 25.625, of which 70 %; (100 + 25.625) × 0.13 × 70 %
        assertThat(tax.consumption()).isEqualTo(yuan("17.94"));
        assertThat(tax.vat()).isEqualTo(yuan("11.43"));
    }

    @Test
    void explainsEachNumber() {
        TaxableLine serum = line(1, TestRules.CREAM, "420.00", "30", ContentUnit.MILLILITRE);

        TaxedLine taxed = assessment
                .of(TaxableGoods.of(TestRules.DAY, List.of(serum), NOTHING))
                .lines()
                .get(0);

        assertThat(taxed.explanation())
                .extracting(AppliedRate::tax, AppliedRate::rule, AppliedRate::base, AppliedRate::due)
                .containsExactly(
                        tuple(Tax.TARIFF, "tariff-waived", yuan("420.00"), NOTHING),
                        tuple(Tax.CONSUMPTION, "consumption-reduced", yuan("494.12"), yuan("51.88")),
                        tuple(Tax.VAT, "vat-reduced", yuan("494.12"), yuan("44.96")));
        assertThat(taxed.explanation()).allSatisfy(rate -> {
            assertThat(rate.source()).isEqualTo("test");
            assertThat(rate.ruleSource()).isEqualTo("财关税〔2018〕49号");
        });
    }

    @Test
    void tellsUntilWhenARateAndTheRuleHold() {
        LocalDate rateEnds = TestRules.DAY.plusDays(1);
        LocalDate ruleEnds = TestRules.DAY.plusDays(2);
        TaxAssessment ending = new TaxAssessment(TestRules.tableUntil(rateEnds, ruleEnds));
        TaxableLine chocolate = line(1, TestRules.CHOCOLATE, "90.00", "90", ContentUnit.GRAM);

        TaxedLine taxed = ending.of(TaxableGoods.of(TestRules.DAY, List.of(chocolate), NOTHING))
                .lines()
                .get(0);

        assertThat(taxed.explanation())
                .extracting(AppliedRate::tax, AppliedRate::validUntil, AppliedRate::ruleValidUntil)
                .containsExactly(
                        tuple(Tax.TARIFF, rateEnds, ruleEnds),
                        tuple(Tax.CONSUMPTION, rateEnds, ruleEnds),
                        tuple(Tax.VAT, rateEnds, ruleEnds));
    }

    @Test
    void refusesMoreThanOnePieceAboveTheLimitOfAnOrder() {
        TaxableLine two = new TaxableLine(
                1, TestRules.LINEN, 2, yuan("5000.01"), new NetContent(BigDecimal.ONE, ContentUnit.PIECE));

        assertThatThrownBy(() -> assessment.of(TaxableGoods.of(TestRules.DAY, List.of(two), NOTHING)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("above-order-limit"));
    }

    @Test
    void takesExactlyTheLimitOfAnOrder() {
        TaxableLine two = new TaxableLine(
                1, TestRules.LINEN, 2, yuan("4990.00"), new NetContent(BigDecimal.ONE, ContentUnit.PIECE));

        TaxBreakdown tax = assessment.of(TaxableGoods.of(TestRules.DAY, List.of(two), yuan("10.00")));

        assertThat(tax.regime()).isEqualTo(TaxRegime.WITHIN_LIMITS);
        assertThat(tax.total()).isEqualTo(yuan("455.00"));
    }

    @Test
    void refusesWhatWouldPassTheYear() {
        TaxableLine bedding = line(1, TestRules.LINEN, "899.00", "4", ContentUnit.PIECE);
        TaxableGoods goods = new TaxableGoods(TestRules.DAY, List.of(bedding), NOTHING, yuan("25101.01"));

        assertThatThrownBy(() -> assessment.of(goods)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                        problem.type().slug())
                .isEqualTo("above-year-limit"));
        assertThat(assessment
                        .of(new TaxableGoods(TestRules.DAY, List.of(bedding), NOTHING, yuan("25101.00")))
                        .total())
                .isEqualTo(yuan("81.81"));
    }

    @Test
    void refusesAContentThatTheTaxCannotBeComparedWith() {
        TaxableLine cream = line(1, TestRules.CREAM, "89.00", "50", ContentUnit.GRAM);

        assertThatThrownBy(() -> assessment.of(TaxableGoods.of(TestRules.DAY, List.of(cream), NOTHING)))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting("reason")
                        .containsExactly("content-not-comparable"));
    }

    @Test
    void takesAPriceWithTaxApart() {
        assertThat(assessment.withoutTax(line(1, TestRules.CHOCOLATE, "199.00", "300", ContentUnit.GRAM)))
                .isEqualTo(yuan("182.40"));
        assertThat(assessment.withoutTax(line(1, TestRules.CREAM, "516.84", "30", ContentUnit.MILLILITRE)))
                .isEqualTo(yuan("420.00"));
    }

    @Test
    void takesApartWhatIsTaxedByQuantityAndWhatIsTaxedInFull() {
        for (TaxableLine before : List.of(
                line(1, TestRules.BEER, "9.90", "500", ContentUnit.MILLILITRE),
                line(1, TestRules.LINEN, "6000.00", "4", ContentUnit.PIECE))) {
            Money tax = assessment
                    .of(TaxableGoods.of(TestRules.DAY, List.of(before), NOTHING))
                    .total();
            Money withTax = before.value().plus(tax);

            assertThat(assessment.withoutTax(new TaxableLine(1, before.hsCode(), 1, withTax, before.content())))
                    .isEqualTo(before.value());
        }
    }

    @Test
    void refusesAPriceWithTaxThatNoPriceBeforeTaxLeadsTo() {
        // 10 yuan a millilitre before tax are 12.31 with it; 9.99 are 10.90: between them there is nothing
        assertThatThrownBy(
                        () -> assessment.withoutTax(line(1, TestRules.CREAM, "345.00", "30", ContentUnit.MILLILITRE)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("no-price-with-tax"));
    }

    private static TaxableLine line(int number, String hsCode, String value, String content, ContentUnit unit) {
        return new TaxableLine(number, hsCode, 1, yuan(value), new NetContent(new BigDecimal(content), unit));
    }
}
