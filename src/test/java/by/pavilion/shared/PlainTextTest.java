package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"王小明", "Іван", "𠮷野", "\uD888\uDF50"})
    void keepsNamesOfEveryScriptAndPlane(String name) {
        assertThat(PlainText.hasHidden(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"王\uFFFF", "王\uD800", "王\n小明", "王\u202E小明", "王\u200F", "王\u0000", "王\u2028"})
    void findsWhatCannotBeShownOrWritten(String name) {
        assertThat(PlainText.hasHidden(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王\u200B小明",
                "王小明\uFEFF",
                "王\u2060小明",
                "王\u00AD小明",
                "王\u200E小明",
                "王\u3164小明",
                "王\uFE00小明",
                "王小明\uFE0F",
                "王\u180B小明",
                "王\n小明"
            })
    void findsWhatNobodySees(String name) {
        assertThat(PlainText.hasUnseen(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"王小明", "欧阳 小明", "阿依古丽·买买提", "𠮷野", "\uD888\uDF50", "葛\uDB40\uDD00城", "Іван"})
    void seesWhatPeopleWrite(String name) {
        assertThat(PlainText.hasUnseen(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"𠮷 野", "𠮷\u0000野", "𠮷\u009F野", "𠮷\t野", "𠮷\uD800野"})
    void putsASpaceWhereNothingCanBeShown(String name) {
        assertThat(PlainText.withoutControls(name)).isEqualTo("𠮷 野");
    }

    @ParameterizedTest
    @CsvSource({
        "Шоколад 90 г 巧克力, ",
        "90 < 100 и > 80, ",
        "\u05E9\u05D5\u05E7\u05D5\u05DC\u05D3 90, ",
        "Dark \u05E9\u05D5\u05E7\u05D5\u05DC\u05D3, mixed-direction",
        "\u0634\u0648\u0643\u0648 巧克力, mixed-direction",
        "Dark \u061C, hidden-characters",
        "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301, ",
        "Dark cafe\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u20DD, stacked-marks",
        "</b>, markup"
    })
    void saysWhatSpeaksAgainstAText(String text, @Nullable String reason) {
        assertThat(PlainText.objection(text)).isEqualTo(Optional.ofNullable(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u3000", "\u200B", "\uFEFF\u200D"})
    void seesThatNothingIsThere(String text) {
        assertThat(PlainText.isBlank(text)).isTrue();
    }
}
