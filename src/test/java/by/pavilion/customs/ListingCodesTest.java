package by.pavilion.customs;

import static by.pavilion.customs.TestCodes.BOX;
import static by.pavilion.customs.TestCodes.GRAM;
import static by.pavilion.customs.TestCodes.KILOGRAM;
import static by.pavilion.customs.TestCodes.LITRE;
import static by.pavilion.customs.TestCodes.METRE;
import static by.pavilion.customs.TestCodes.PIECE;
import static by.pavilion.customs.TestCodes.customs;
import static by.pavilion.customs.TestCodes.listing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import by.pavilion.catalog.BlockingReason;
import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.Listing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customs' tables say against listings whose units, quantities or origin are not what they should be. */
class ListingCodesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final String CHOCOLATE = "1806320000";
    private static final String CREAM = "3304990039";
    private static final String WATER = "2201101000";
    private static final String FABRIC = "5309190000";
    private static final String ANYTHING = "9705100000";

    @Test
    void saysNothingAgainstWhatAgreesWithTheTariffAndWithItself() {
        assertThat(reasons(listing(customs(CHOCOLATE, KILOGRAM, "0.09", null, null), 90, "90 g")))
                .isEmpty();
        assertThat(reasons(listing(customs(CREAM, KILOGRAM, "0.05", PIECE, "1"), 47, "50 ml")))
                .isEmpty();
        assertThat(reasons(listing(customs(CREAM, KILOGRAM, "0.115", PIECE, "5"), 115, "5 pcs")))
                .isEmpty();
        assertThat(reasons(listing(customs(CREAM, KILOGRAM, "0.06", PIECE, "2"), 50, "2 × 30 ml")))
                .isEmpty();
        assertThat(reasons(listing(customs(WATER, LITRE, "3", KILOGRAM, "3.01"), 3010, "6 × 0.5 l")))
                .isEmpty();
        assertThat(reasons(listing(customs(FABRIC, METRE, "1", KILOGRAM, "0.28"), 280, "1 m")))
                .isEmpty();
    }

    @Test
    void namesTheUnitsThatTheTariffWants() {
        List<BlockingReason> first = reasons(listing(customs(CHOCOLATE, PIECE, "1", null, null), 90, "90 g"));
        List<BlockingReason> tooMany = reasons(listing(customs(CHOCOLATE, KILOGRAM, "0.09", PIECE, "1"), 90, "90 g"));
        List<BlockingReason> tooFew = reasons(listing(customs(CREAM, KILOGRAM, "0.05", null, null), 50, "50 ml"));
        List<BlockingReason> swapped = reasons(listing(customs(WATER, KILOGRAM, "3", LITRE, "3"), 3000, "3 l"));

        assertThat(first)
                .containsExactly(new BlockingReason(
                        "statutory-units-differ",
                        "/customs/unit1",
                        Map.of(
                                "units",
                                "035 (kilogram, kilogram, kilogram)",
                                "hsPrefix",
                                "1806",
                                "source",
                                "a tariff")));
        assertThat(tooMany).extracting(BlockingReason::pointer).containsExactly("/customs/unit2");
        assertThat(tooFew)
                .extracting(BlockingReason::code, BlockingReason::pointer)
                .containsExactly(tuple("statutory-units-differ", "/customs/unit2"));
        assertThat(tooFew.get(0).facts())
                .containsEntry("units", "035 (kilogram, kilogram, kilogram), 011 (item, item, item)");
        assertThat(swapped).extracting(BlockingReason::pointer).containsExactly("/customs/unit1", "/customs/unit2");
    }

    /** By less than a gram the weight in whole grams may differ; the content as printed is exact. */
    @ParameterizedTest(name = "{0} {1} {2} of {4} g, {5}")
    @CsvSource({
        "1806320000, 035, 0.09,    '',  90,   90 g,      ''",
        "1806320000, 035, 0.0909,  '',  90,   90 g,      ''",
        "1806320000, 035, 0.091,   '',  90,   90 g,      0.09",
        "1806320000, 035, 0.9,     '',  90,   90 g,      0.09",
        "1806320000, 035, 0.00009, '',  90,   90 g,      0.09",
        "1806320000, 035, 90,      '',  90,   90 g,      0.09",
        "1806320000, 035, 0.1,     '',  90,   100 g,     0.09",
        "3304990039, 035, 0.05,    1,   47,   50 ml,     ''",
        "3304990039, 035, 0.047,   1,   47,   50 ml,     0.05",
        "3304990039, 035, 0.0501,  1,   50,   50 ml,     0.05",
        "3304990039, 035, 0.3,     1,   30,   30 ml,     0.03",
        "3304990029, 035, 0.12,    1,   100,  100 g,     0.1",
        "3304990049, 035, 0.12,    5,   115,  5 pcs,     0.115",
    })
    void comparesKilogramsWithTheNetWeightAndThoseOfCosmeticsWithTheContent(
            String hsCode, String unit, String said, String pieces, long grams, String content, String expected) {
        CustomsData customs =
                pieces.isEmpty() ? customs(hsCode, unit, said, null, null) : customs(hsCode, unit, said, PIECE, pieces);

        assertThat(reasons(listing(customs, grams, content)))
                .isEqualTo(
                        expected.isEmpty()
                                ? List.of()
                                : List.of(differs(
                                        "/customs/quantity1", "035 (kilogram, kilogram, kilogram)", expected, said)));
    }

    @ParameterizedTest
    @CsvSource({"50 ml, 1, 2", "4 × 30 ml, 4, 1", "5 pcs, 5, 1", "1 set (3 pieces), 3, 1"})
    void comparesPiecesWithWhatIsPackedSeparately(String content, String right, String wrong) {
        Listing like = listing(customs(CREAM, KILOGRAM, "1", PIECE, right), 200, content);
        long milli = like.netContent().unit() == ContentUnit.MILLILITRE
                ? like.netContent().quantity().longValueExact()
                : 200;
        String kilograms = BigDecimal.valueOf(milli, 3).toPlainString();

        assertThat(reasons(listing(customs(CREAM, KILOGRAM, kilograms, PIECE, right), 200, content)))
                .isEmpty();
        assertThat(reasons(listing(customs(CREAM, KILOGRAM, kilograms, PIECE, wrong), 200, content)))
                .containsExactly(differs("/customs/quantity2", "011 (item, item, item)", right, wrong));
    }

    @Test
    void comparesLitresAndMetresWithTheContentWhichHasToTellThem() {
        assertThat(reasons(listing(customs(WATER, LITRE, "6", KILOGRAM, "3"), 3000, "6 × 0.5 l")))
                .containsExactly(differs("/customs/quantity1", "095 (litre, litre, litre)", "3", "6"));
        assertThat(reasons(listing(customs(FABRIC, METRE, "2", KILOGRAM, "0.28"), 280, "1 m")))
                .containsExactly(differs("/customs/quantity1", "030 (metre, metre, metre)", "1", "2"));
        assertThat(reasons(listing(customs(WATER, LITRE, "3", KILOGRAM, "3"), 3000, "3 kg")))
                .containsExactly(new BlockingReason(
                        "content-not-in-unit", "/content", Map.of("units", "095 (litre, litre, litre)")));
    }

    @Test
    void saysOfACodeThatTheTableDoesNotHaveNoUnitsButThatQuantitiesContradictTheListing() {
        assertThat(reasons(listing(customs(ANYTHING, BOX, "7", GRAM, "90"), 90, "90 g")))
                .as("nothing tells how many boxes it is")
                .isEmpty();
        assertThat(reasons(listing(customs(ANYTHING, KILOGRAM, "0.05", null, null), 42, "50 ml")))
                .as("by its content")
                .isEmpty();
        assertThat(reasons(listing(customs(ANYTHING, KILOGRAM, "0.042", null, null), 42, "50 ml")))
                .as("by its weight")
                .isEmpty();
        assertThat(reasons(listing(customs(ANYTHING, KILOGRAM, "0.07", null, null), 42, "50 ml")))
                .containsExactly(
                        differs("/customs/quantity1", "035 (kilogram, kilogram, kilogram)", "0.042 / 0.05", "0.07"));
    }

    @Test
    void knowsNoUnitAndNoCountryThatIsNotInCustomsTables() {
        CustomsData customs = new CustomsData(
                ANYTHING, null, "999", "998", BigDecimal.ONE, "997", BigDecimal.ONE, "x", null, "999", null, null);

        assertThat(reasons(listing(customs, 90, "90 g")))
                .containsExactly(
                        new BlockingReason("country-not-in-table", "/customs/originCountry", Map.of("country", "999")),
                        new BlockingReason("unit-not-in-table", "/customs/unit", Map.of("unit", "999")),
                        new BlockingReason("unit-not-in-table", "/customs/unit1", Map.of("unit", "998")),
                        new BlockingReason("unit-not-in-table", "/customs/unit2", Map.of("unit", "997")));
    }

    @Test
    void aCountryWithoutLettersStopsGoodsWhereMessagesSpeakLetters() {
        CustomsData like = customs(CHOCOLATE, KILOGRAM, "0.09", null, null);
        Listing island = listing(
                new CustomsData(
                        like.hsCode(),
                        null,
                        like.unit(),
                        like.unit1(),
                        like.quantity1(),
                        null,
                        null,
                        "x",
                        null,
                        TestCodes.WITHOUT_LETTERS,
                        null,
                        null),
                90,
                "90 g");

        assertThat(reasons(island)).isEmpty();
        assertThat(new ListingCodes(TestCodes.tables(), CountryTable.ALPHA_3, DAY).reasonsAgainst(island))
                .containsExactly(new BlockingReason(
                        "country-without-letters",
                        "/customs/originCountry",
                        Map.of("country", TestCodes.WITHOUT_LETTERS)));
        assertThat(new ListingCodes(TestCodes.tables(), CountryTable.ALPHA_3, DAY)
                        .reasonsAgainst(listing(like, 90, "90 g")))
                .isEmpty();
    }

    @Test
    void aRowCountsOnItsDaysOnly() {
        LocalDate ends = DAY.plusDays(1);
        CodeTables tables = new CodeTables(
                List.of(new StatutoryUnits("1806", PIECE, null, false, "a tariff", DAY, ends)),
                List.of(
                        new CustomsUnit(BOX, "盒", "коробка", "box", null, "a table", DAY, null),
                        new CustomsUnit(KILOGRAM, "千克", "килограмм", "kilogram", null, "a table", DAY, null)),
                List.of(new CustomsCountry("340", "BLR", "白俄罗斯", "Беларусь", "Belarus", "a table", DAY, ends)),
                List.of());
        Listing chocolate = listing(customs(CHOCOLATE, KILOGRAM, "0.09", null, null), 90, "90 g");

        assertThat(new ListingCodes(tables, CountryTable.NUMERIC, DAY).reasonsAgainst(chocolate))
                .extracting(BlockingReason::code)
                .containsExactly("statutory-units-differ");
        assertThat(new ListingCodes(tables, CountryTable.NUMERIC, ends).reasonsAgainst(chocolate))
                .extracting(BlockingReason::code)
                .containsExactly("country-not-in-table");
    }

    private static BlockingReason differs(String pointer, String units, String expected, String said) {
        return new BlockingReason(
                "quantity-differs", pointer, Map.of("units", units, "expected", expected, "said", said));
    }

    private static List<BlockingReason> reasons(Listing listing) {
        return new ListingCodes(TestCodes.tables(), CountryTable.NUMERIC, DAY)
                .reasonsAgainst(listing)
                .toList();
    }
}
