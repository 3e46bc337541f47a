package by.pavilion.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class GtinProperties {
    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of(7, 11, 12, 13)
                .flatMap(length -> Arbitraries.strings().numeric().ofLength(length));
    }

    @Property
    void theCheckDigitCompletesANumber(@ForAll("bodies") String body) {
        assertThat(Gtin.isGtin(body + Gtin.checkDigit(body))).isTrue();
    }

    @Property
    void oneWrongDigitIsNoticed(
            @ForAll("bodies") String body,
            @ForAll @IntRange(max = 6) int place,
            @ForAll @IntRange(min = 1, max = 9) int off) {
        String number = body + Gtin.checkDigit(body);
        char wrong = (char) ('0' + (number.charAt(place) - '0' + off) % 10);

        assertThat(Gtin.isGtin(number.substring(0, place) + wrong + number.substring(place + 1)))
                .isFalse();
    }

    @Example
    void knowsNumbersFromPacks() {
        assertThat(Gtin.isGtin("4006381333931")).isTrue();
        assertThat(Gtin.isGtin("96385074")).isTrue();
        assertThat(Gtin.isGtin("4006381333932")).isFalse();
        assertThat(Gtin.isGtin("123456789")).isFalse();
        assertThat(Gtin.isGtin("400638133393X")).isFalse();
    }
}
