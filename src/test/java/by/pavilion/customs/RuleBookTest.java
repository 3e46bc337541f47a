package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.AttributeValue;
import by.pavilion.merchant.DocumentKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each remark of the positive list does. */
class RuleBookTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final String FORMULA = "1901101090";

    @ParameterizedTest
    @EnumSource(CustomsMode.class)
    void goodsThatHaveToBeRegisteredAreLookedAtByAPerson(CustomsMode mode) {
        RuleBook book = book(AllowedGoods.Rule.NEEDS_REGISTRATION);

        assertThat(book.compliance(FORMULA, mode, null, DAY))
                .isEqualTo(new Compliance(
                        Compliance.Verdict.NEEDS_REVIEW,
                        List.of(new Compliance.Reason("registration-to-be-checked", "list")),
                        List.of(),
                        Optional.of("2019")));
    }

    @Test
    void aRuleThatAsksForTheRegistrationSeesToItItself() {
        RuleBook book = book(
                AllowedGoods.Rule.NEEDS_REGISTRATION,
                document(DocumentKind.FORMULA_REGISTRATION, DocumentLevel.REQUIRED));

        assertThat(book.compliance(FORMULA, CustomsMode.BONDED, null, DAY).isAllowed())
                .isTrue();
        assertThat(book.compliance(FORMULA, CustomsMode.DIRECT_PURCHASE, null, DAY)
                        .verdict())
                .as("the rule is about bonded goods")
                .isEqualTo(Compliance.Verdict.NEEDS_REVIEW);
    }

    @Test
    void aDocumentThatIsOnlyRecommendedOrTheMakersIsNoRegistrationOfTheGoods() {
        RuleBook book = book(
                AllowedGoods.Rule.NEEDS_REGISTRATION,
                document(DocumentKind.FORMULA_REGISTRATION, DocumentLevel.RECOMMENDED),
                document(DocumentKind.MAKER_REGISTRATION, DocumentLevel.REQUIRED));

        assertThat(book.compliance(FORMULA, CustomsMode.BONDED, null, DAY).verdict())
                .isEqualTo(Compliance.Verdict.NEEDS_REVIEW);
    }

    @Test
    void otherRemarksForbidNothingOrTheDirectWayAlone() {
        assertThat(book(AllowedGoods.Rule.NONE)
                        .compliance(FORMULA, CustomsMode.DIRECT_PURCHASE, null, DAY)
                        .isAllowed())
                .isTrue();
        assertThat(book(AllowedGoods.Rule.YEARLY_QUANTITY)
                        .compliance(FORMULA, CustomsMode.DIRECT_PURCHASE, null, DAY)
                        .isAllowed())
                .isTrue();
        RuleBook bondedOnly = book(AllowedGoods.Rule.BONDED_ONLY);
        assertThat(bondedOnly.compliance(FORMULA, CustomsMode.BONDED, null, DAY).isAllowed())
                .isTrue();
        assertThat(bondedOnly.compliance(FORMULA, CustomsMode.DIRECT_PURCHASE, null, DAY))
                .isEqualTo(new Compliance(
                        Compliance.Verdict.BLOCKED,
                        List.of(new Compliance.Reason("bonded-only", "list")),
                        List.of(),
                        Optional.of("2019")));
    }

    @ParameterizedTest
    @EnumSource(CustomsMode.class)
    void whatARemarkExcludesIsToldByAFlagOfTheListing(CustomsMode mode) {
        RuleBook book = book(AllowedGoods.Rule.EXCLUDE_IF_TAG);

        assertThat(book.compliance(FORMULA, told("ofWildSpecies", true), mode, null, DAY))
                .isEqualTo(against(Compliance.Verdict.BLOCKED, "excluded-by-remark"));
        assertThat(book.compliance(FORMULA, told("ofWildSpecies", false), mode, null, DAY)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void whetherARemarkExcludesGoodsThatDoNotSayIsForAPerson() {
        RuleBook book = book(AllowedGoods.Rule.EXCLUDE_IF_TAG);
        Compliance unknown = against(Compliance.Verdict.NEEDS_REVIEW, "exclusion-not-told");

        assertThat(book.compliance(FORMULA, CustomsMode.BONDED, null, DAY)).isEqualTo(unknown);
        assertThat(book.compliance(FORMULA, told("sugarFree", false), CustomsMode.BONDED, null, DAY))
                .isEqualTo(unknown);
        assertThat(book.compliance(
                        FORMULA, Map.of("ofWildSpecies", new AttributeValue.Text("no")), CustomsMode.BONDED, null, DAY))
                .as("only a flag is a plain answer")
                .isEqualTo(unknown);
    }

    @Test
    void goodsAreNotMovedToACodeUnderWhichTheyCouldNotHaveBeenSold() {
        assertThat(ruledOut(AllowedGoods.Rule.BONDED_ONLY, Map.of(), CustomsMode.DIRECT_PURCHASE))
                .contains("bonded-only");
        assertThat(ruledOut(AllowedGoods.Rule.BONDED_ONLY, Map.of(), CustomsMode.BONDED))
                .isEmpty();
        assertThat(ruledOut(AllowedGoods.Rule.EXCLUDE_IF_TAG, told("ofWildSpecies", true), CustomsMode.BONDED))
                .contains("excluded-by-remark");
        assertThat(ruledOut(AllowedGoods.Rule.EXCLUDE_IF_TAG, Map.of(), CustomsMode.BONDED))
                .contains("exclusion-not-told");
        assertThat(ruledOut(AllowedGoods.Rule.EXCLUDE_IF_TAG, told("ofWildSpecies", false), CustomsMode.BONDED))
                .isEmpty();
        assertThat(ruledOut(AllowedGoods.Rule.NEEDS_REGISTRATION, Map.of(), CustomsMode.BONDED))
                .as("whoever corrects it is the person who looks at it")
                .isEmpty();
    }

    @Test
    void whatSpokeAgainstTheGoodsBeforeIsNothingNew() {
        RuleBook book = book(AllowedGoods.Rule.EXCLUDE_IF_TAG);

        assertThat(CorrectGoods.ruledOut(book, "1901109000", FORMULA, Map.of(), CustomsMode.BONDED, DAY))
                .isEmpty();
    }

    /** The goods were sold under a code that nothing is said of. */
    private static Optional<String> ruledOut(
            AllowedGoods.Rule rule, Map<String, AttributeValue> attributes, CustomsMode mode) {
        return CorrectGoods.ruledOut(book(rule), FORMULA, "1806320000", attributes, mode, DAY)
                .map(Compliance.Reason::code);
    }

    @Test
    void eachDayHasItsOwnRatesLimitsAndRestrictions() {
        LocalDate change = DAY.plusDays(1);
        RuleBook book = new RuleBook(
                List.of(vat("0.13", DAY.minusYears(1), change), vat("0.09", change, null)),
                List.of(limits("5000.00", DAY.minusYears(1), change), limits("6000.00", change, null)),
                List.of(),
                List.of(new ModeRestriction(
                        "1901",
                        CustomsMode.DIRECT_PURCHASE,
                        Compliance.Verdict.BLOCKED,
                        new Compliance.Reason("bonded-only", "a law"),
                        null,
                        null,
                        null,
                        change,
                        null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                CodeTables.NONE,
                List.of());

        assertThat(book.taxTable(DAY).vat(FORMULA).rate()).isEqualByComparingTo("0.13");
        assertThat(book.taxTable(change).vat(FORMULA).rate()).isEqualByComparingTo("0.09");
        assertThat(book.taxTable(DAY).rule().orderLimit()).isEqualTo(TestRules.yuan("5000.00"));
        assertThat(book.taxTable(change).rule().orderLimit()).isEqualTo(TestRules.yuan("6000.00"));
        assertThat(reasons(book, DAY)).doesNotContain("bonded-only");
        assertThat(reasons(book, change)).contains("bonded-only");
    }

    @Test
    void aRestrictionKnowsItsProvinceByItsFullNameAndByItsShortOne() {
        ModeRestriction only = restriction("新疆维吾尔自治区", null);
        ModeRestriction except = restriction(null, "新疆");

        assertThat(List.of("新疆", "新疆维吾尔自治区")).allMatch(province -> isAbout(only, province));
        assertThat(List.of("新疆", "新疆维吾尔自治区")).noneMatch(province -> isAbout(except, province));
        assertThat(isAbout(only, "西藏")).isFalse();
        assertThat(isAbout(only, null)).isFalse();
        assertThat(isAbout(except, "西藏")).isTrue();
        assertThat(isAbout(except, null)).isTrue();
    }

    private static boolean isAbout(ModeRestriction restriction, @Nullable String province) {
        return restriction.isAbout(FORMULA, Set.of(), CustomsMode.DIRECT_PURCHASE, province);
    }

    private static ModeRestriction restriction(@Nullable String destination, @Nullable String exceptDestination) {
        return new ModeRestriction(
                "1901",
                CustomsMode.DIRECT_PURCHASE,
                Compliance.Verdict.BLOCKED,
                new Compliance.Reason("bonded-only", "a law"),
                destination,
                exceptDestination,
                null,
                DAY,
                null);
    }

    private static List<String> reasons(RuleBook book, LocalDate day) {
        return book.compliance(FORMULA, CustomsMode.DIRECT_PURCHASE, null, day).reasons().stream()
                .map(Compliance.Reason::code)
                .toList();
    }

    private static TaxRate vat(String rate, LocalDate from, @Nullable LocalDate until) {
        return new TaxRate(
                Tax.VAT,
                "1901",
                TaxRate.Kind.STATUTORY,
                new BigDecimal(rate),
                null,
                null,
                null,
                null,
                "tariff",
                from,
                until);
    }

    private static RetailRule limits(String order, LocalDate from, @Nullable LocalDate until) {
        return new RetailRule(
                TestRules.yuan(order),
                TestRules.yuan("26000.00"),
                BigDecimal.ZERO,
                new BigDecimal("0.70"),
                "law",
                from,
                until);
    }

    private static Map<String, AttributeValue> told(String tag, boolean value) {
        return Map.of(tag, new AttributeValue.Flag(value));
    }

    private static Compliance against(Compliance.Verdict verdict, String reason) {
        return new Compliance(verdict, List.of(new Compliance.Reason(reason, "list")), List.of(), Optional.of("2019"));
    }

    @Test
    void ofSeveralRulesAboutADocumentTheClosestCounts() {
        DocumentRule ofTheChapter = registration("19", DocumentLevel.REQUIRED, DAY.minusYears(2));
        DocumentRule ofTheHeading = registration("1901", DocumentLevel.RECOMMENDED, DAY.minusYears(1));
        DocumentRule youngerOfTheHeading = registration("1901", DocumentLevel.PER_SHIPMENT, DAY);
        RuleBook book = book(AllowedGoods.Rule.NONE, youngerOfTheHeading, ofTheHeading, ofTheChapter);

        assertThat(book.documents(FORMULA, CustomsMode.BONDED, DAY)).containsExactly(youngerOfTheHeading);
        assertThat(book.documents(FORMULA, CustomsMode.BONDED, DAY.minusDays(1)))
                .containsExactly(ofTheHeading);
        assertThat(book.documents(FORMULA, CustomsMode.BONDED, DAY.minusYears(1).minusDays(1)))
                .containsExactly(ofTheChapter);
        assertThat(book.documents("1902110000", CustomsMode.BONDED, DAY)).containsExactly(ofTheChapter);
        assertThat(book.documents(FORMULA, CustomsMode.BONDED_A, DAY)).isEmpty();
    }

    @Test
    void whatTheSellerHoldsIsToldBeforeWhatAShipmentBrings() {
        DocumentRule certificate = document(DocumentKind.VETERINARY_CERTIFICATE, DocumentLevel.PER_SHIPMENT);
        DocumentRule advised = document(DocumentKind.CERTIFICATE_OF_ORIGIN, DocumentLevel.RECOMMENDED);
        DocumentRule permit = document(DocumentKind.QUARANTINE_PERMIT, DocumentLevel.REQUIRED);

        assertThat(book(AllowedGoods.Rule.NONE, certificate, advised, permit)
                        .documents(FORMULA, CustomsMode.BONDED, DAY))
                .containsExactly(permit, advised, certificate);
    }

    private static DocumentRule registration(String prefix, DocumentLevel level, LocalDate from) {
        return new DocumentRule(prefix, CustomsMode.BONDED, DocumentKind.MAKER_REGISTRATION, level, "rule", from, null);
    }

    private static DocumentRule document(DocumentKind kind, DocumentLevel level) {
        return new DocumentRule("1901", CustomsMode.BONDED, kind, level, "rule", DAY.minusYears(1), null);
    }

    private static RuleBook book(AllowedGoods.Rule rule, DocumentRule... documents) {
        boolean limited = rule == AllowedGoods.Rule.YEARLY_QUANTITY;
        AllowedGoods row = new AllowedGoods(
                "1901",
                "2019",
                "a remark",
                rule,
                limited ? BigDecimal.TEN : null,
                limited ? "035" : null,
                rule == AllowedGoods.Rule.EXCLUDE_IF_TAG ? "ofWildSpecies" : null,
                "list",
                DAY.minusYears(1),
                null);
        return new RuleBook(
                List.of(),
                List.of(),
                List.of(row),
                List.of(),
                List.of(),
                List.of(documents),
                List.of(),
                List.of(),
                CodeTables.NONE,
                List.of());
    }
}
