package by.pavilion.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandNamesTest {
    BrandNamesTest() {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Belaya Rus",
                "BELAYA RUS",
                " belaya  rus ",
                "Belaya-Rus",
                "«Belaya Rus»",
                "Belaya Rus™",
                "Ｂｅｌａｙａ Rus"
            })
    void oneBrandIsOneHoweverItIsWritten(String written) {
        assertThat(new BrandNames(List.of("Kommunarka", "Belaya Rus")).include(written))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Belaya", "Belaya Rus 2", "Белая Русь", "Kommunar", "!", ""})
    void anotherNameIsAnotherBrand(String written) {
        assertThat(new BrandNames(List.of("Kommunarka", "Belaya Rus")).include(written))
                .isFalse();
    }

    @Test
    void namesInOtherScriptsAreComparedLikewise() {
        assertThat(new BrandNames(List.of("Алёнка")).include("АЛЕНКА")).isTrue();
        assertThat(new BrandNames(List.of("康美纳尔卡")).include("康美 纳尔卡")).isTrue();
        assertThat(new BrandNames(List.of("康美纳尔卡")).include("斯巴达克")).isFalse();
    }

    @Test
    void whoNamesNoneIsForAll() {
        assertThat(BrandNames.ALL.include("Kommunarka")).isTrue();
        assertThat(BrandNames.ALL.include("!")).isTrue();
        assertThat(BrandNames.parse(null)).isEqualTo(BrandNames.ALL);
        assertThat(BrandNames.ALL.print()).isNull();
    }

    @Test
    void readsWhatItHasPrinted() {
        BrandNames names = new BrandNames(List.of(" Spartak ", "Спартак, Гомель"));

        BrandNames read = BrandNames.parse(names.print());

        assertThat(read).isEqualTo(names).hasSameHashCodeAs(names);
        assertThat(read.names()).containsExactly("Spartak", "Спартак, Гомель");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "***", "one\ntwo"})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> new BrandNames(List.of("Spartak", name))).isInstanceOf(IllegalArgumentException.class);
    }
}
