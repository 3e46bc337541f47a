package by.pavilion.parties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IdentityNumberTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void takesANumberWhoseCheckCharacterIsRight() {
        assertThat(IdentityNumber.isValid("11010519491231002X", TODAY)).isTrue();
        assertThat(IdentityNumber.isValid("440308199901101512", TODAY)).isTrue();
    }

    @Test
    void refusesANumberWithAnotherCheckCharacter() {
        assertThat(IdentityNumber.isValid("110105194912310021", TODAY)).isFalse();
        assertThat(IdentityNumber.isValid("11010519491231002x", TODAY)).isFalse();
    }

    @Test
    void refusesABirthDateThatCannotBe() {
        assertThat(IdentityNumber.isValid(completed("11010520261124002"), TODAY))
                .isFalse();
        assertThat(IdentityNumber.isValid(completed("11010518991231002"), TODAY))
                .isFalse();
        assertThat(IdentityNumber.isValid(completed("11010519490230002"), TODAY))
                .isFalse();
        assertThat(IdentityNumber.isValid(completed("11010520261123002"), TODAY))
                .isTrue();
    }

    @Test
    void refusesWhatIsNoNumberAtAll() {
        assertThat(IdentityNumber.isValid("", TODAY)).isFalse();
        assertThat(IdentityNumber.isValid("AB1234567", TODAY)).isFalse();
        assertThat(IdentityNumber.isValid("11010519491231002XX", TODAY)).isFalse();
        assertThat(IdentityNumber.isValid("1101051949123100２X", TODAY)).isFalse();
        assertThat(IdentityNumber.isValid(completed("01010519491231002"), TODAY))
                .isFalse();
    }

    private static String completed(String first17) {
        return first17 + IdentityNumber.checkCharacter(first17 + "0");
    }
}
