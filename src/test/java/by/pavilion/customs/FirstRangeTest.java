package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.catalog.BlockingReason;
import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.NetContent;
import by.pavilion.merchant.DocumentKind;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules in the database against the first range of goods: 40 rows with their codes, rates and modes. */
@QuarkusTest
class FirstRangeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);

    @Inject
    TaxCalculator calculator;

    @Inject
    ComplianceDesk desk;

    @Inject
    Rules rules;

    @Test
    void taxesEachRowAtItsCompositeRate() {
        Map<String, String> wrong = new TreeMap<>();

        for (SeedRow row : SeedRow.all()) {
            Money price = Money.of(row.text("price_cny"), Money.CNY);
            NetContent content = NetContent.parse(row.text("content")).orElseThrow();
            TaxBreakdown tax = calculator.tax(TaxableGoods.of(
                    DAY, List.of(new TaxableLine(1, row.text("hs10_cn"), 1, price, content)), Money.zero(Money.CNY)));
            Money expected = expected(row, price);
            if (!tax.total().equals(expected) || tax.regime() != TaxRegime.WITHIN_LIMITS) {
                wrong.put(row.text("sku"), tax.total() + " instead of " + expected);
            }
        }

        assertThat(SeedRow.all()).hasSize(40);
        assertThat(wrong).isEmpty();
    }

    @Test
    void taxesBeerByTheLitre() {
        NetContent content = NetContent.parse("24 × 0.5 l").orElseThrow();
        TaxBreakdown tax = calculator.tax(TaxableGoods.of(
                DAY,
                List.of(new TaxableLine(1, "2203000000", 1, Money.of("142.00", Money.CNY), content)),
                Money.of("8.00", Money.CNY)));

        assertThat(tax.consumption()).isEqualTo(Money.of("2.13", Money.CNY));
        assertThat(tax.vat()).isEqualTo(Money.of("13.93", Money.CNY));
        assertThat(tax.lines().get(0).explanation())
                .filteredOn(reason -> reason.tax() == Tax.CONSUMPTION)
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.amountPerUnit()).isEqualByComparingTo("0.253");
                    assertThat(reason.amountUnit()).isEqualTo("LITRE");
                });
        assertThat(ask("2203000000", CustomsMode.BONDED).isAllowed()).isTrue();
    }

    @Test
    void allowsEachRowByItsModes() {
        Map<String, String> wrong = new TreeMap<>();

        for (SeedRow row : SeedRow.all()) {
            String modes = String.join(
                    ";",
                    Stream.of(CustomsMode.DIRECT_PURCHASE, CustomsMode.BONDED)
                            .filter(mode -> ask(row.text("hs10_cn"), mode).isAllowed())
                            .map(CustomsMode::code)
                            .toList());
            if (!modes.equals(plainly(row.text("modes")))) {
                wrong.put(row.text("sku"), modes + " instead of " + row.text("modes"));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void countsEachRowInTheUnitsOfItsCodeAndAsItsWeightAndContentTell() {
        ListingCodes codes = new ListingCodes(rules.book().codes(), CountryTable.ALPHA_3, DAY);
        Map<String, List<BlockingReason>> wrong = new TreeMap<>();

        for (SeedRow row : SeedRow.all()) {
            List<BlockingReason> reasons = codes.reasonsAgainst(listing(row)).toList();
            if (!reasons.isEmpty()) {
                wrong.put(row.text("sku"), reasons);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static Listing listing(SeedRow row) {
        String second = row.text("unit2");
        CustomsData customs = new CustomsData(
                row.text("hs10_cn"),
                null,
                row.text("unit"),
                row.text("unit1"),
                new BigDecimal(row.text("qty1_per_unit")),
                second.isEmpty() ? null : second,
                second.isEmpty() ? null : new BigDecimal(row.text("qty2_per_unit")),
                row.text("gmodel_zh"),
                null,
                row.text("origin"),
                null,
                null);
        long grams = new BigDecimal(row.text("net_weight_kg")).movePointRight(3).longValueExact();
        return TestCodes.listing(customs, grams, row.text("content"));
    }

    @Test
    void hasCustomsTablesOfUnitsAndCountries() {
        CodeTables codes = rules.book().codes();

        assertThat(codes.unit("142", DAY)).map(CustomsUnit::nameEn).contains("bottle");
        assertThat(codes.unit("035", DAY)).map(CustomsUnit::words).contains("035 (千克, килограмм, kilogram)");
        assertThat(codes.unit("999", DAY)).isEmpty();
        assertThat(codes.country("340", DAY)).map(CustomsCountry::nameRu).contains("Беларусь");
        assertThat(CountryTable.ALPHA_3.code("145", codes, DAY)).contains("KAZ");
        assertThat(codes.country("IRL", DAY)).map(CustomsCountry::digits).contains("306");
        assertThat(codes.country("999", DAY)).as("no country at all").isEmpty();
        assertThat(codes.on(DAY).filter(CustomsUnit.class::isInstance)).hasSizeGreaterThan(120);
        assertThat(codes.on(DAY).filter(CustomsCountry.class::isInstance)).hasSizeGreaterThan(200);
    }

    /** A unit can be compared with a content, or with none. */
    @Test
    void knowsWhatUnitsMeasure() {
        CodeTables codes = rules.book().codes();

        assertThat(measureOf(codes, "035")).isEqualTo(ContentUnit.GRAM);
        assertThat(measureOf(codes, "095")).isEqualTo(ContentUnit.MILLILITRE);
        assertThat(measureOf(codes, "030")).isEqualTo(ContentUnit.METRE);
        assertThat(measureOf(codes, "011")).isEqualTo(ContentUnit.PIECE);
        assertThat(measureOf(codes, "140")).isNull();
    }

    private static @Nullable ContentUnit measureOf(CodeTables codes, String unit) {
        CustomsUnit.Measure measure = codes.unit(unit, DAY).orElseThrow().measure();
        return measure == null ? null : measure.of();
    }

    @Test
    void saysWhyGoodsAreBlocked() {
        assertThat(ask("0406900000", CustomsMode.DIRECT_PURCHASE))
                .isEqualTo(new Compliance(
                        Compliance.Verdict.BLOCKED,
                        List.of(new Compliance.Reason("dairy-only-bonded", "农业农村部 海关总署公告第470号")),
                        List.of(),
                        Optional.of("2016")));
        assertThat(ask("0402210000", CustomsMode.DIRECT_PURCHASE).verdict()).isEqualTo(Compliance.Verdict.NEEDS_REVIEW);
        assertThat(reasons("1901101090", CustomsMode.BONDED, Optional.empty()))
                .containsExactly("infant-formula-unregistered");
        assertThat(reasons("3004909099", CustomsMode.BONDED, Optional.empty()))
                .containsExactly("medicine-outside-pilot", "not-on-positive-list");
        assertThat(reasons("9999999999", CustomsMode.BONDED, Optional.empty())).containsExactly("not-on-positive-list");
    }

    @ParameterizedTest
    @CsvSource({
        "meat,          0203290000, not-by-post",
        "sausages,      1601003000, not-by-post",
        "frozen fish,   0303190000, not-by-post",
        "shrimps,       0306179000, direct-purchase-unclear",
        "eggs,          0407210000, not-by-post",
        "nests of birds,0410001000, not-by-post",
        "lard,          1501100000, not-by-post",
    })
    void whatMayNotBePostedDoesNotComeByDirectPurchase(String what, String hsCode, String reason) {
        assertThat(reasons(hsCode, CustomsMode.DIRECT_PURCHASE, Optional.empty()))
                .as(what)
                .contains(reason);
        assertThat(reasons(hsCode, CustomsMode.BONDED, Optional.empty()))
                .as(what)
                .containsExactly("not-on-positive-list");
    }

    @Test
    void knowsThePilotOfMedicineByItsProvince() {
        assertThat(reasons("3004909099", CustomsMode.BONDED, Optional.of("河南省")))
                .containsExactly("medicine-in-pilot", "not-on-positive-list");
        assertThat(reasons("3004909099", CustomsMode.BONDED, Optional.of("上海市")))
                .containsExactly("medicine-outside-pilot", "not-on-positive-list");
    }

    @Test
    void tellsTheYearlyQuantityOfSugarAndTheDocumentsOfDairy() {
        ComplianceAnswer sugar = answer("1701991000", CustomsMode.BONDED, Optional.empty());
        ComplianceAnswer cheese = answer("0406900000", CustomsMode.BONDED, Optional.empty());

        assertThat(sugar.yearlyQuantity().orElseThrow().most()).isEqualByComparingTo("2");
        assertThat(sugar.listRemark()).contains("每人每年 2 千克");
        assertThat(cheese.yearlyQuantity()).isEmpty();
        assertThat(cheese.listRemark()).isEmpty();
        assertThat(cheese.documents())
                .contains(new ComplianceAnswer.NeededDocument(
                        DocumentKind.MAKER_REGISTRATION, DocumentLevel.REQUIRED, "海关总署令第248号, 第280号"));
    }

    private Compliance ask(String hsCode, CustomsMode mode) {
        return answer(hsCode, mode, Optional.empty()).compliance();
    }

    private List<String> reasons(String hsCode, CustomsMode mode, Optional<String> province) {
        return answer(hsCode, mode, province).compliance().reasons().stream()
                .map(Compliance.Reason::code)
                .toList();
    }

    private ComplianceAnswer answer(String hsCode, CustomsMode mode, Optional<String> province) {
        return desk.ask(hsCode, Optional.of(mode), province, Optional.of(DAY)).get(0);
    }

    @Test
    void refusesACodeWithoutARate() {
        TaxableLine unknown = new TaxableLine(
                1, "9999999999", 1, Money.of("10.00", Money.CNY), new NetContent(BigDecimal.ONE, ContentUnit.PIECE));

        assertThatThrownBy(() -> calculator.tax(TaxableGoods.of(DAY, List.of(unknown), Money.zero(Money.CNY))))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type().slug()).isEqualTo("no-tax-rate");
                    assertThat(problem.facts())
                            .containsEntry("hsCode", "9999999999")
                            .containsEntry("tax", "TARIFF");
                });
    }

    private static Money expected(SeedRow row, Money price) {
        BigDecimal consumption = new BigDecimal(row.text("consumption_tax_rate"));
        BigDecimal vat = new BigDecimal(row.text("vat_rate"));
        BigDecimal share = new BigDecimal("0.70");
        BigDecimal remainder = BigDecimal.ONE.subtract(consumption);
        return cents(price.amount().multiply(consumption).multiply(share), remainder)
                .plus(cents(price.amount().multiply(vat).multiply(share), remainder));
    }

    private static Money cents(BigDecimal dividend, BigDecimal divisor) {
        return Money.of(dividend.divide(divisor, 2, RoundingMode.HALF_UP), Money.CNY, RoundingMode.UNNECESSARY);
    }

    /** A mode with a question mark is not plainly allowed. */
    private static String plainly(String modes) {
        return String.join(
                ";",
                List.of(modes.split(";")).stream()
                        .filter(mode -> mode.matches("\\d{4}"))
                        .sorted((left, right) -> right.compareTo(left))
                        .toList());
    }
}
