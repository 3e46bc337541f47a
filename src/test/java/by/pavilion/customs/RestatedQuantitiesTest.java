package by.pavilion.customs;

import static by.pavilion.customs.TestCodes.KILOGRAM;
import static by.pavilion.customs.TestCodes.LITRE;
import static by.pavilion.customs.TestCodes.PIECE;
import static by.pavilion.customs.TestCodes.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Listing;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units and quantities of a declared line that a person states anew. */
class RestatedQuantitiesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final String CHOCOLATE = "1806320000";
    private static final String WATER = "2201101000";

    /** Two bars of 90 g. */
    private final DeclarationLine bars = line(CHOCOLATE);

    private final Optional<Listing> bar =
            Optional.of(TestCodes.listing(TestCodes.customs(CHOCOLATE, KILOGRAM, "0.09", null, null), 90, "90 g"));

    @Test
    void takesWhatTheTariffWantsAndTheListingTells() {
        assertThat(objections(restated(KILOGRAM, "0.18", null, null), bars)).isEmpty();
        assertThat(objections(restated(LITRE, "0.18", KILOGRAM, "0.18"), line(WATER)))
                .as("the listing tells no litres")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,   0.18, -,   -, unit1",
                "035, -,    -,   -, quantity1",
                "-,   -,    011, 2, unit1 quantity1",
                "035, 0.18, 011, -, quantity2",
                "035, 0.18, -,   2, unit2",
            })
    void isStatedAsAWhole(
            @Nullable String unit1,
            @Nullable String quantity1,
            @Nullable String unit2,
            @Nullable String quantity2,
            String missing) {
        List<FieldError> objections = objections(restated(unit1, quantity1, unit2, quantity2), bars);

        assertThat(objections).extracting(FieldError::reason).containsOnly("units-and-quantities");
        assertThat(objections)
                .extracting(FieldError::pointer)
                .containsExactlyElementsOf(List.of(missing.split(" ")).stream()
                        .map(field -> "/lines/0/" + field)
                        .toList());
    }

    @Test
    void refusesUnknownUnitsAndThoseThatTheTariffDoesNotWant() {
        assertThat(told(restated(UNKNOWN, "2", null, null), bars)).containsExactly("/lines/0/unit1 unit-not-in-table");
        assertThat(told(restated(PIECE, "2", null, null), bars))
                .containsExactly("/lines/0/unit1 other-statutory-units");
        assertThat(told(restated(KILOGRAM, "0.18", PIECE, "2"), bars))
                .containsExactly("/lines/0/unit2 other-statutory-units");
        assertThat(told(restated(LITRE, "0.18", null, null), line(WATER)))
                .containsExactly("/lines/0/unit2 other-statutory-units");
        assertThat(objections(restated(LITRE, "0.18", null, null), line(WATER))
                        .get(0)
                        .facts())
                .containsEntry("units", "095 (litre, litre, litre), 035 (kilogram, kilogram, kilogram)");
    }

    @Test
    void refusesWhatTheListingContradicts() {
        FieldError differs =
                objections(restated(KILOGRAM, "0.2", null, null), bars).get(0);

        assertThat(differs.reason()).isEqualTo("quantity-differs");
        assertThat(differs.pointer()).isEqualTo("/lines/0/quantity1");
        assertThat(differs.facts()).containsEntry("expected", "0.18").containsEntry("said", "0.2");
        assertThat(new RestatedQuantities(book(false), DAY)
                        .objections(restated(KILOGRAM, "0.2", null, null), bars, Optional.empty(), "/lines/0"))
                .as("goods that nothing is known of any more")
                .isEmpty();
    }

    @Test
    void leavesTheBuyersYearAsItWasTaken() {
        RestatedQuantities limited = new RestatedQuantities(book(true), DAY);

        assertThat(limited.objections(restated(KILOGRAM, "0.1805", null, null), bars, bar, "/lines/0"))
                .extracting(FieldError::reason)
                .containsExactly("other-yearly-quantity");
        assertThat(limited.objections(restated(KILOGRAM, "0.180", null, null), bars, bar, "/lines/0"))
                .isEmpty();
    }

    @Test
    void aLineThatIsRestatedHasASecondUnitOnlyWhenThatIsStatedToo() {
        DeclarationLine both = bars.with(restated(LITRE, "0.3", KILOGRAM, "0.18"));
        DeclarationLine one = both.with(restated(KILOGRAM, "0.18", null, null));

        assertThat(both.statutoryUnit()).isEqualTo(LITRE);
        assertThat(both.secondQuantity()).isEqualByComparingTo("0.18");
        assertThat(one.statutoryUnit()).isEqualTo(KILOGRAM);
        assertThat(one.statutoryQuantity()).isEqualByComparingTo("0.18");
        assertThat(one.secondUnit()).isNull();
        assertThat(both.with(restated(null, null, null, null))).isEqualTo(both);
    }

    private List<String> told(CorrectGoods.Correction correction, DeclarationLine line) {
        return objections(correction, line).stream()
                .map(error -> error.pointer() + " " + error.reason())
                .toList();
    }

    private List<FieldError> objections(CorrectGoods.Correction correction, DeclarationLine line) {
        return new RestatedQuantities(book(false), DAY).objections(correction, line, bar, "/lines/0");
    }

    private static CorrectGoods.Correction restated(
            @Nullable String unit1, @Nullable String quantity1, @Nullable String unit2, @Nullable String quantity2) {
        return new CorrectGoods.Correction(
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(unit1),
                Optional.ofNullable(quantity1).map(BigDecimal::new),
                Optional.ofNullable(unit2),
                Optional.ofNullable(quantity2).map(BigDecimal::new));
    }

    private static DeclarationLine line(String hsCode) {
        Money price = Money.of("26.00", Money.CNY);
        return new DeclarationLine(
                1,
                "CODES-1",
                "黑巧克力",
                hsCode,
                "4|3|可可",
                null,
                "017",
                BigDecimal.valueOf(2),
                KILOGRAM,
                new BigDecimal("0.18"),
                null,
                null,
                price,
                price.times(2),
                "340",
                null);
    }

    private static RuleBook book(boolean limited) {
        AllowedGoods chocolate = new AllowedGoods(
                "1806",
                "2019",
                null,
                AllowedGoods.Rule.YEARLY_QUANTITY,
                BigDecimal.TEN,
                KILOGRAM,
                null,
                "a list",
                DAY.minusYears(1),
                null);
        return new RuleBook(
                List.of(),
                List.of(),
                limited ? List.of(chocolate) : List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                TestCodes.tables(),
                List.of());
    }
}
