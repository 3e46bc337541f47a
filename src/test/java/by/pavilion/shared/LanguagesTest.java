package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|zh-CN",
                "ru|ru",
                "ru-BY, en;q=0.5|ru",
                "fr, be;q=0.9, en;q=0.8|be",
                "zh-TW|zh-CN",
                "en-GB|en",
                "ru;q=0, en|en",
                "fr|zh-CN",
                "*|zh-CN",
                ";;;=|zh-CN",
            })
    void picksTheBestLanguageThatWeHave(String header, String language) {
        assertThat(Languages.negotiate(header)).isEqualTo(language);
    }
}
