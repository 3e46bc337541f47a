package by.pavilion.channel.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceGuardTest {
    @ParameterizedTest
    @CsvSource({
        "2600, 2600, 2600, false",
        "2600, 3380, 3380, false",
        "2600, 3381, 3381, true",
        "2600, 1820, 2600, false",
        "2600, 1819, 2600, true",
        "1500, 1400, 2600, false",
        "1500, 1299, 2600, true",
        "2600, 0, 2600, true",
        "2600, -1, 2600, true"
    })
    void letsThroughWhatIsNearAndNotTooLow(long before, long wanted, long own, boolean objects) {
        assertThat(PriceGuard.objection(wanted, Optional.of(before), own, 30, 50)
                        .isPresent())
                .isEqualTo(objects);
    }
}
