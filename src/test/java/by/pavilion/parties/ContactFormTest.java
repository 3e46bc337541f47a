package by.pavilion.parties;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "+8613800138000", "86-13800138000", "+86 19912345678"})
    void aMobileNumberHasElevenDigitsPerhapsBehindTheCountrys(String phone) {
        assertThat(ContactForm.isMobile(phone)).isTrue();
        assertThat(ContactForm.isLandline(phone)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"010-12345678", "02112345678", "0755-1234567"})
    void aLandlineBeginsWithItsPlace(String phone) {
        assertThat(ContactForm.isLandline(phone)).isTrue();
        assertThat(ContactForm.isMobile(phone)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "12800138000", "1380013800", "138001380001", "+375291234567"})
    void anythingElseIsNoPhone(String phone) {
        assertThat(ContactForm.isMobile(phone)).isFalse();
        assertThat(ContactForm.isLandline(phone)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "2001200", "20012O"})
    void aPostcodeHasSixDigits(String text) {
        assertThat(ContactForm.isPostcode("200120")).isTrue();
        assertThat(ContactForm.isPostcode(text)).isFalse();
    }
}
