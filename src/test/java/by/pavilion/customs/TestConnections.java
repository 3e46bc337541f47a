package by.pavilion.customs;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connections to customs for tests without the application. */
final class TestConnections {
    private TestConnections() {}

    /**
     * Connected by as few settings as that takes, and these; goods come from Belarus.
     *
     * @param more by their names below {@code pavilion.customs}
     */
    static Connection with(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : List.of(
                "window.receiver-id",
                "firms.seller-code",
                "firms.seller-name",
                "firms.declarant-code",
                "firms.declarant-name",
                "firms.sender-code",
                "firms.sender-name",
                "firms.guarantor-code",
                "platforms.storefront.code",
                "platforms.storefront.name",
                "direct.customs-code",
                "direct.port-code",
                "bonded.customs-code",
                "bonded.port-code",
                "bonded.traffic-mode",
                "bonded.ledger",
                "bonded.warehouse-code",
                "bonded.warehouse-name")) {
            settings.put(setting, "1");
        }
        settings.put("dxp-id", "DXPONE");
        settings.put("direct.dispatch-country", "340");
        settings.putAll(more);
        Map<String, String> prefixed = new HashMap<>();
        settings.forEach((name, value) -> prefixed.put("pavilion.customs." + name, value));
        CustomsConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .withConverter(Duration.class, 300, new DurationConverter())
                .withMapping(CustomsConfig.class)
                .build()
                .getConfigMapping(CustomsConfig.class);
        return Connection.of(config).orElseThrow();
    }
}
