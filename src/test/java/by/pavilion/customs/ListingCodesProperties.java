package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Listing;
import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class ListingCodesProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final BigDecimal ONE_GRAM = new BigDecimal("0.001");
    private static final BigDecimal LEAST = new BigDecimal("0.00001");
    private static final String CHOCOLATE = "1806320000";
    private static final String CREAM = "3304990039";

    /** What a person may import in a year is counted by the first quantity: nobody gains by stating a wrong one. */
    @Property
    void whatPassesCountsInTheBuyersYearAsItsNetWeight(
            @ForAll @LongRange(min = 1, max = 3_000) long grams,
            @ForAll @BigRange(min = "-0.002", max = "0.002") @Scale(5) BigDecimal more) {
        BigDecimal weight = BigDecimal.valueOf(grams, 3);
        BigDecimal said = weight.add(more).max(LEAST);
        Listing listing = goods(CHOCOLATE, said, grams, grams + " g");

        boolean passes = passes(listing);

        assertThat(passes).isEqualTo(said.subtract(weight).abs().compareTo(ONE_GRAM) < 0);
        if (passes) {
            assertThat(ComplianceGate.quantityOfOne(listing, TestCodes.KILOGRAM))
                    .hasValueSatisfying(counted ->
                            assertThat(counted.subtract(weight).abs()).isLessThan(ONE_GRAM));
        }
    }

    @Property
    void whatIsReckonedFromWeightAndContentPasses(
            @ForAll @LongRange(min = 1, max = 1_000_000) long grams,
            @ForAll @IntRange(min = 1, max = 500) int packs,
            @ForAll @IntRange(min = 1, max = 2_000) int millilitres) {
        String content = packs + " × " + millilitres + " ml";
        BigDecimal printed = BigDecimal.valueOf((long) packs * millilitres, 3);
        Listing cream = TestCodes.listing(
                TestCodes.customs(
                        CREAM, TestCodes.KILOGRAM, printed.toPlainString(), TestCodes.PIECE, Integer.toString(packs)),
                grams,
                content);

        assertThat(passes(goods(CHOCOLATE, BigDecimal.valueOf(grams, 3), grams, content)))
                .isTrue();
        assertThat(passes(cream)).isTrue();
    }

    private static Listing goods(String hsCode, BigDecimal said, long grams, String content) {
        return TestCodes.listing(
                TestCodes.customs(hsCode, TestCodes.KILOGRAM, said.toPlainString(), null, null), grams, content);
    }

    private static boolean passes(Listing listing) {
        return new ListingCodes(TestCodes.tables(), CountryTable.NUMERIC, DAY)
                .reasonsAgainst(listing)
                .findAny()
                .isEmpty();
    }
}
