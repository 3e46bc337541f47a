package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProvincesTest {
    @Test
    void knowsTheMainlandByFullAndShortNames() {
        assertThat(Provinces.isServed("广东省")).isTrue();
        assertThat(Provinces.isServed("广东")).isTrue();
        assertThat(Provinces.isServed("上海市")).isTrue();
        assertThat(Provinces.isServed("新疆维吾尔自治区")).isTrue();
        assertThat(Provinces.isServed("内蒙古自治区")).isTrue();
    }

    @Test
    void doesNotServeOtherCustomsTerritoriesOrInventedPlaces() {
        assertThat(Provinces.isServed("香港特别行政区")).isFalse();
        assertThat(Provinces.isServed("台湾省")).isFalse();
        assertThat(Provinces.isServed("Guangdong")).isFalse();
        assertThat(Provinces.isServed("")).isFalse();
    }
}
