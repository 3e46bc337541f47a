package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"王小明", "Іван", "𠮷野", "\uD888\uDF50"})
    void keepsNamesOfEveryScriptAndPlane(String name) {
        assertThat(PlainText.hasHidden(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"王\uFFFF", "王\uD800", "王\n小明", "王\u202E小明", "王\u0000", "王\u2028"})
    void findsWhatCannotBeShownOrWritten(String name) {
        assertThat(PlainText.hasHidden(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u3000", "\u200B", "\uFEFF\u200D"})
    void seesThatNothingIsThere(String text) {
        assertThat(PlainText.isBlank(text)).isTrue();
    }
}
