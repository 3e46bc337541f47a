package by.pavilion.logistics.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that others have published, and that no digit can be changed without being noticed. */
class CheckDigitTest {
    @ParameterizedTest
    @CsvSource({
        "S10,RB473124829BY,true",
        "S10,RB473124820BY,false",
        "S10,RB473124829B,false",
        "S10,473124829,false",
        "MOD7,176-12345675,true",
        "MOD7,17612345675,true",
        "MOD7,176-12345676,false",
        "GS1,4006381333931,true",
        "GS1,4006381333932,false",
        "GS1,SX000000000017,true",
        "NONE,TINY-1,true"
    })
    void knowsAGoodNumber(CheckDigit rule, String number, boolean good) {
        assertThat(rule.isGood(number)).isEqualTo(good);
    }

    /** Where eleven less the rest is no digit. */
    @Test
    void thePostsRestsOfNoneAndOneAreFiveAndNought() {
        assertThat(CheckDigit.S10.of("00000000")).isEqualTo("5");
        assertThat(CheckDigit.S10.of("00000008"))
                .as("56 is one more than a multiple of eleven")
                .isEqualTo("0");
        assertThat(CheckDigit.S10.of("47312482")).isEqualTo("9");
    }

    @ParameterizedTest
    @CsvSource({"S10,RB,8,BY", "MOD7,176-,7,''", "GS1,SX,11,''", "GS1,0034012345,7,''"})
    void whatItMakesIsGoodAndNoOtherDigitIs(CheckDigit rule, String prefix, int digits, String suffix) {
        for (int serial = 0; serial < 9_999_999; serial += 12_347) {
            String number = rule.number(prefix, String.format(Locale.ROOT, "%0" + digits + "d", serial), suffix);
            assertThat(rule.isGood(number)).as(number).isTrue();
            int place = number.length() - suffix.length() - 1;
            long others = IntStream.rangeClosed(0, 9)
                    .mapToObj(digit -> number.substring(0, place) + digit + number.substring(place + 1))
                    .filter(rule::isGood)
                    .count();
            assertThat(others).as(number).isEqualTo(1);
        }
    }

    @Test
    void knowsWhatMakesNoNumberOfItsForm() {
        assertThat(CheckDigit.S10.fits("RB", "12345678", "BY")).isTrue();
        assertThat(CheckDigit.S10.fits("RB", "1234567", "BY")).isFalse();
        assertThat(CheckDigit.S10.fits("R", "12345678", "BY")).isFalse();
        assertThat(CheckDigit.S10.fits("RB", "12345678", "")).isFalse();
        assertThat(CheckDigit.MOD7.fits("176-", "1234567", "")).isTrue();
        assertThat(CheckDigit.GS1.fits("SX", "00000000001", "BY")).isFalse();
        assertThat(CheckDigit.NONE.fits("X", "1", "Y")).isTrue();
    }
}
