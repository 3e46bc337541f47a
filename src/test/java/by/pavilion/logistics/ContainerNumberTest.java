package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"CSQU3054383", "TGHU1234567"})
    void isRightOnDoorsThatAreOnTheRoad(String number) {
        assertThat(ContainerNumber.isContainerNumber(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSQU3054384", "CSQA3054383", "csqu3054383", "CSQU305438", "CSQU30543833", "", "59123456"})
    void isNothingElse(String text) {
        assertThat(ContainerNumber.isContainerNumber(text)).isFalse();
    }

    @Property(tries = 500)
    void hasOneDigitThatFits(@ForAll("beginnings") String beginning) {
        int fitting = ContainerNumber.checkDigit(beginning);

        for (int digit = 0; digit < 10; digit++) {
            assertThat(ContainerNumber.isContainerNumber(beginning + digit)).isEqualTo(digit == fitting);
        }
    }

    @Provide
    Arbitrary<String> beginnings() {
        return Combinators.combine(
                        Arbitraries.strings().withCharRange('A', 'Z').ofLength(3),
                        Arbitraries.of('U', 'J', 'Z'),
                        Arbitraries.strings().numeric().ofLength(6))
                .as((owner, category, serial) -> owner + category + serial);
    }

    /** A number that is right, other than those of other tests. */
    static String fresh(long seed) {
        String beginning = "PVLU%06d".formatted(Math.floorMod(seed, 1_000_000L));
        return beginning + ContainerNumber.checkDigit(beginning);
    }
}
