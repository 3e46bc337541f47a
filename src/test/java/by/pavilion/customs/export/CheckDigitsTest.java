package by.pavilion.customs.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDigitsTest {
    @ParameterizedTest
    @CsvSource({
        "200988541, true",
        "200988542, false",
        "20098854, false",
        "2009885410, false",
        "A00988541, false",
        "２00988541, false"
    })
    void tellsAPayersNumber(String text, boolean isOne) {
        assertThat(Unp.isUnp(text)).isEqualTo(isOne);
    }

    @ParameterizedTest
    @CsvSource({
        "CSQU3054383, true",
        "CSQU3054384, false",
        "MSKU0383250, true",
        "TOLU4734787, true",
        "csqu3054383, false",
        "CSQA3054383, false",
        "CSQU305438, false"
    })
    void tellsAContainersNumber(String text, boolean isOne) {
        assertThat(ContainerNumber.isContainerNumber(text)).isEqualTo(isOne);
    }
}
