package by.pavilion.customs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    @ParameterizedTest
    @CsvSource({
        "06649123/111126/0012345, 2026-11-11",
        "06649123/290228/0012345, 2028-02-29",
        "06649123/290226/0012345,",
        "06649123/311126/0012345,",
        "06649123/111326/0012345,",
        "6649123/111126/0012345,",
        "06649123/111126/012345,",
        "06649123-111126-0012345,",
        "06649123/11112026/0012345,",
        "０6649123/111126/0012345,"
    })
    void readsTheDayInTheNumberOfADeclaration(String text, @Nullable LocalDate day) {
        assertThat(DeclarationNumber.dayOf(text)).isEqualTo(Optional.ofNullable(day));
    }
}
