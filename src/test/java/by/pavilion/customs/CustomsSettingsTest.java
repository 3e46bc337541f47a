package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.shared.SettingFaults;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class CustomsSettingsTest {
    private static final Duration YEARS = Duration.ofDays(1100);

    @Test
    void nothingAndMoreIsATolerance() {
        assertThat(CustomsSettings.faults(BigDecimal.ZERO, 24, YEARS).all()).isEmpty();
        assertThat(CustomsSettings.faults(new BigDecimal("0.05"), 1, YEARS).all())
                .isEmpty();
    }

    @Test
    void aToleranceBelowNothingStopsTheStart() {
        assertThatThrownBy(() -> CustomsSettings.faults(new BigDecimal("-0.01"), 24, YEARS)
                        .stopTheStart())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("pavilion.customs.tax-tolerance must not be below 0");
    }

    @Test
    void paymentsThatNobodyAsksForAndCallsThatAreForgottenAtOnceStopIt() {
        assertThat(CustomsSettings.faults(BigDecimal.ZERO, 0, Duration.ZERO).all())
                .containsExactly(
                        "pavilion.customs.payments-together must be above 0",
                        "pavilion.customs.originals.keep-calls must be above 0");
    }

    @Test
    void anAddressThatIsNoneStopsIt() {
        SettingFaults faults = new SettingFaults();

        CustomsSettings.requireAddress(faults, "window.url", "/window; 2027-01-01 https://b.example/window");
        CustomsSettings.requireAddress(
                faults, "originals.upload-url", "https://a.example; 2027-02-30 https://b.example");

        assertThat(faults.all()).containsExactly("pavilion.customs.originals.upload-url has no day in '2027-02-30'");
    }

    @Test
    void aSettingThatRowsHaveTakenThePlaceOfStopsIt() {
        SettingFaults faults = new SettingFaults();

        CustomsSettings.requireGone(faults, settings(Map.of("pavilion.customs.signing.signature", "RSA_SHA1")));
        assertThat(faults.all()).isEmpty();
        CustomsSettings.requireGone(faults, settings(Map.of("pavilion.customs.signing.digest-method", "urn:sm3")));

        assertThat(faults.all())
                .containsExactly("pavilion.customs.signing.digest-method is gone: enter a row of"
                        + " customs_signature_forms instead");
    }

    private static Config settings(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
