package by.pavilion.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductQueryTest {
    @ParameterizedTest
    @CsvSource({
        "2048100000016, 2048100000016",
        "2 048100 000016, 2048100000016",
        "2 048100 000017, 2 048100 000017",
        "9638 5074, 96385074",
        "90 100, 90 100",
        "2 048100 000016 bar, 2 048100 000016 bar",
        "2-048100-000016, 2-048100-000016"
    })
    void putsANumberTogetherThatIsTypedAsItIsPrinted(String typed, String words) {
        assertThat(query(typed).words()).isEqualTo(words);
    }

    private static ProductQuery query(String words) {
        return new ProductQuery(null, null, null, null, null, false, null, null, null, Map.of(), words, null);
    }
}
