package by.pavilion.storefront.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningsTest {
    @ParameterizedTest
    @CsvSource({
        "spart, Спартак, true",
        "спарт, Spartak, true",
        "Спарт, Спартак, true",
        "shchu, Щучин, true",
        "miaok, 妙可蓝多, true",
        "妙可, 妙可蓝多, true",
        "krasny pi, Красный пищевик, true",
        "pishch kr, Красный пищевик, true",
        "krasny pa, Красный пищевик, false",
        "partak, Спартак, false",
        "партак, Spartak, false",
        "ь, Spartak, false",
        "'', Spartak, false",
    })
    void areOfAName(String typed, String name, boolean begins) {
        assertThat(Beginnings.of(typed).areOf(name)).isEqualTo(begins);
    }
}
