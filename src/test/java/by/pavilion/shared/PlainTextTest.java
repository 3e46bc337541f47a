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
    @ValueSource(strings = {"王\u200B小明", "王小明\uFEFF", "王\u2060小明", "王\u00AD小明", "王\u200E小明", "王\u3164小明", "王\n小明"})
    void findsWhatNobodySees(String name) {
        assertThat(PlainText.hasUnseen(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"王小明", "欧阳 小明", "阿依古丽·买买提", "𠮷野", "\uD888\uDF50", "Іван"})
    void seesWhatPeopleWrite(String name) {
        assertThat(PlainText.hasUnseen(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u3000", "\u200B", "\uFEFF\u200D"})
    void seesThatNothingIsThere(String text) {
        assertThat(PlainText.isBlank(text)).isTrue();
    }
}
