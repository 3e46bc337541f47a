package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CustomsSettingsTest {
    @Test
    void nothingAndMoreIsATolerance() {
        assertThat(CustomsSettings.faults(BigDecimal.ZERO).all()).isEmpty();
        assertThat(CustomsSettings.faults(new BigDecimal("0.05")).all()).isEmpty();
    }

    @Test
    void aToleranceBelowNothingStopsTheStart() {
        assertThatThrownBy(() -> CustomsSettings.faults(new BigDecimal("-0.01")).stopTheStart())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("pavilion.customs.tax-tolerance must not be below 0");
    }
}
