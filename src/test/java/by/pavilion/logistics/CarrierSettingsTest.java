package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the demo's number at customs is nobody else's. */
class CarrierSettingsTest {
    private static final Path SETTINGS = Path.of("src/main/resources/application.properties");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pavilion.logistics.carrier.subscriber-dxp-id",
                "pavilion.logistics.form-carrier.subscriber-dxp-id"
            })
    void carriersAreToldNoMailboxInProductionUnlessOneIsConfigured(String setting) throws IOException {
        assertThat(settings("prod").getOptionalValue(setting, String.class)).isEmpty();
        assertThat(settings("demo").getOptionalValue(setting, String.class)).contains("DXPENTPAVILION01");
    }

    private static SmallRyeConfig settings(String profile) throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile(profile)
                .withSources(new PropertiesConfigSource(SETTINGS.toUri().toURL(), 100))
                .build();
    }
}
