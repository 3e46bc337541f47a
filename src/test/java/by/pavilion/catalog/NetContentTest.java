package by.pavilion.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetContentTest {
    @ParameterizedTest
    @CsvSource({
        "90 g, 90, GRAM",
        "1 kg, 1000, GRAM",
        "4 × 100 g, 400, GRAM",
        "500 ml, 500, MILLILITRE",
        "12 × 1 l, 12000, MILLILITRE",
        "6 × 0.5 l, 3000, MILLILITRE",
        "6x0.5 l, 3000, MILLILITRE",
        "6 pcs, 6, PIECE",
        "30 capsules, 30, PIECE",
        "1 set, 1, PIECE",
        "1 set (4 pieces), 4, PIECE",
        "1 m, 1, METRE",
    })
    void readsWhatIsPrintedOnPacks(String text, BigDecimal quantity, ContentUnit unit) {
        assertThat(NetContent.parse(text)).contains(new NetContent(quantity, unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90", "g", "ninety g", "0 g", "-5 g", "1e9 g", "90 g of joy", "99999999 g"})
    void doesNotGuess(String text) {
        assertThat(NetContent.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "50 ml, 1",
        "1 kg, 1",
        "4 × 100 g, 4",
        "12 × 1 l, 12",
        "6 pcs, 6",
        "2 × 5 pcs, 10",
        "1 set (4 pieces), 4",
        "1 m, 1",
    })
    void countsWhatIsPackedSeparately(String text, BigDecimal pieces) {
        assertThat(NetContent.pieces(text))
                .hasValueSatisfying(said -> assertThat(said).isEqualByComparingTo(pieces));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ninety g", "0 × 5 g", "0 pcs"})
    void countsNothingThatItCannotRead(String text) {
        assertThat(NetContent.pieces(text)).isEmpty();
    }
}
