package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.NetContent;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In what goods are counted that one person may import so much of in a year. */
class LimitedQuantityTest {
    private static final String LITRE = "095";
    private static final String KILOGRAM = "035";
    private static final String BOTTLE = "142";
    private static final String PIECE = "011";

    /** A bottle of 0.7 l that weighs 0.66 kg. */
    private final CustomsData bottle = new CustomsData(
            "2208709000",
            null,
            BOTTLE,
            LITRE,
            new BigDecimal("0.7"),
            KILOGRAM,
            new BigDecimal("0.66"),
            "x",
            null,
            "340",
            null,
            null);

    @Test
    void countsByEitherStatutoryUnitOrByTheUnitOfSale() {
        assertThat(ComplianceGate.quantityOfOne(bottle, LITRE)).contains(new BigDecimal("0.7"));
        assertThat(ComplianceGate.quantityOfOne(bottle, KILOGRAM)).contains(new BigDecimal("0.66"));
        assertThat(ComplianceGate.quantityOfOne(bottle, BOTTLE)).contains(BigDecimal.ONE);
    }

    @Test
    void countsByWeightOrContentWhereTheUnitsDoNotTell() {
        NetContent twelveLitres = NetContent.parse("12 × 1 l").orElseThrow();

        assertThat(ComplianceGate.quantityOfOne(12_600, twelveLitres, KILOGRAM)).contains(new BigDecimal("12.600"));
        assertThat(ComplianceGate.quantityOfOne(12_600, twelveLitres, LITRE))
                .hasValueSatisfying(litres -> assertThat(litres).isEqualByComparingTo("12"));
        assertThat(ComplianceGate.quantityOfOne(500, NetContent.parse("500 g").orElseThrow(), LITRE))
                .as("grams are no litres")
                .isEmpty();
        assertThat(ComplianceGate.quantityOfOne(12_600, twelveLitres, BOTTLE))
                .as("how many bottles there are in a case is not its weight")
                .isEmpty();
    }

    @Test
    void tellsNothingInAUnitThatTheGoodsDoNotHave() {
        assertThat(ComplianceGate.quantityOfOne(bottle, PIECE)).isEqualTo(Optional.empty());
        assertThat(ComplianceGate.quantityOfOne(bottle, null)).isEmpty();
    }
}
