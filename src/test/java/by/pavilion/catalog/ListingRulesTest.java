package by.pavilion.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingRulesTest {
    private static final Set<String> CATEGORIES = Set.of("chocolate");

    @Test
    void findsNothingWrongWithAGoodListing() {
        assertThat(errors(TestDrafts.chocolate())).isEmpty();
    }

    @Test
    void tellsEverythingThatIsMissingAtOnce() {
        ListingDraft nothing = new ListingDraft(
                null,
                " ",
                null,
                Map.of(),
                ListingDraft.Customs.none(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Presentation.NONE);

        assertThat(pointersAndReasons(nothing))
                .containsExactlyInAnyOrder(
                        "/category required",
                        "/brand required",
                        "/texts no-name",
                        "/customs/hsCode required",
                        "/customs/unit required",
                        "/customs/unit1 required",
                        "/customs/quantity1 required",
                        "/customs/gmodelZh required",
                        "/customs/originCountry required",
                        "/netWeightGrams required",
                        "/grossWeightGrams required",
                        "/content required",
                        "/storage required");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        ListingDraft wrong = new ListingDraft(
                "no spaces please",
                "weapons",
                "B".repeat(101),
                Map.of(
                        "zh-CN", ListingText.named("名".repeat(251)),
                        "en", ListingText.named("<script>alert(1)</script>"),
                        "fr", ListingText.named("Chocolat")),
                new ListingDraft.Customs(
                        "180632",
                        null,
                        "17",
                        "abc",
                        new BigDecimal("0.000001"),
                        "011",
                        null,
                        "型".repeat(511),
                        "2048100000017",
                        "BLR",
                        "perhaps",
                        "9999"),
                0L,
                1_000_001L,
                "a lot",
                "COSY",
                0,
                null,
                null,
                new ListingDraft.Price("-1.00", "USD"),
                null,
                Presentation.NONE);

        assertThat(pointersAndReasons(wrong))
                .containsExactlyInAnyOrder(
                        "/productCode malformed",
                        "/category unknown-category",
                        "/brand too-long",
                        "/texts/zh-CN/name too-long",
                        "/texts/en/name markup",
                        "/texts/fr unknown-language",
                        "/customs/hsCode malformed",
                        "/customs/unit malformed",
                        "/customs/unit1 malformed",
                        "/customs/quantity1 too-precise",
                        "/customs/quantity2 unit-and-quantity",
                        "/customs/gmodelZh too-long",
                        "/customs/gtin bad-gtin",
                        "/customs/originCountry malformed",
                        "/customs/positiveList unknown-value",
                        "/customs/declaredModes malformed",
                        "/netWeightGrams too-small",
                        "/grossWeightGrams too-large",
                        "/content unreadable-content",
                        "/storage unknown-value",
                        "/shelfLifeDays too-small",
                        "/price/amount not-positive",
                        "/price/currency not-cny");
    }

    @ParameterizedTest
    @CsvSource({
        "0, not-positive",
        "0.00, not-positive",
        "1000000.01, too-large",
        "1.001, too-precise",
        "1e3, malformed",
        "1e400, malformed",
        "12x, malformed",
        "99999999999999999999, malformed",
    })
    void refusesPricesThatAreNone(String amount, String reason) {
        assertThat(pointersAndReasons(TestDrafts.chocolate(amount))).containsExactly("/price/amount " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "26", "26.5", "26.50", "26.500", "1000000.00"})
    void takesPricesThatAreOnes(String amount) {
        assertThat(errors(TestDrafts.chocolate(amount))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u202Eb", "a\uD800b", "a\u2066b", "a\u0007b"})
    void refusesHiddenCharacters(String name) {
        ListingDraft draft = TestDrafts.draft(
                Map.of("zh-CN", ListingText.named(name)), TestDrafts.customs("1806320000", null), null);

        assertThat(pointersAndReasons(draft)).containsExactly("/texts/zh-CN/name hidden-characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 < 6 & 7 > 3", "Шоколад «Люкс»", "巧克力 — 90克 😋", "line\nline"})
    void takesOrdinaryTexts(String name) {
        ListingDraft draft = TestDrafts.draft(
                Map.of("zh-CN", ListingText.named(name)), TestDrafts.customs("1806320000", null), null);

        assertThat(errors(draft)).isEmpty();
    }

    @Test
    void aTextThatIsThereAlreadyMayStayAsItIs() {
        Listing there = TestDrafts.listing(named("Dark \u05E9\u05D5\u05E7"), new Sku("A-1"));

        assertThat(errors(named("Dark \u05E9\u05D5\u05E7"), there)).isEmpty();
        assertThat(errors(named("Milk \u05E9\u05D5\u05E7"), there))
                .containsExactly(FieldError.of("/texts/en/name", "mixed-direction"));
    }

    private static ListingDraft named(String name) {
        return TestDrafts.draft(Map.of("en", ListingText.named(name)), TestDrafts.customs("1806320000", null), null);
    }

    private static List<FieldError> errors(ListingDraft draft, Listing there) {
        return ListingRules.errorsIn(draft, Optional.of(there), CATEGORIES::contains, category -> List.of());
    }

    private static List<String> pointersAndReasons(ListingDraft draft) {
        return errors(draft).stream()
                .map(error -> error.pointer() + " " + error.reason())
                .toList();
    }

    private static List<FieldError> errors(ListingDraft draft) {
        return ListingRules.errorsIn(draft, CATEGORIES::contains);
    }
}
