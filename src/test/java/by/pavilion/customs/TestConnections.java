package by.pavilion.customs;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Connections to customs for tests without the application. */
final class TestConnections {
    private static final List<String> BASE = List.of(
            "window.receiver-id",
            "firms.seller-code",
            "firms.seller-name",
            "firms.declarant-code",
            "firms.declarant-name",
            "firms.sender-code",
            "firms.sender-name",
            "firms.guarantor-code",
            "platforms.storefront.code",
            "platforms.storefront.name");

    private static final List<String> ZONE =
            List.of("customs-code", "port-code", "traffic-mode", "ledger", "warehouse-code", "warehouse-name");

    private TestConnections() {}

    /**
     * Connected for all modes by as few settings as that takes, and these; direct goods come from Belarus. Settings of a mode
     * that are not given here are its code.
     *
     * @param more by their names below {@code pavilion.customs}
     */
    static Connection with(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(direct());
        settings.putAll(zone("bonded", "1210"));
        settings.putAll(zone("bonded-a", "1239"));
        settings.putAll(more);
        return onlyWith(settings);
    }

    /** Connected for those modes only that these settings name. */
    static Connection onlyWith(Map<String, String> modes) {
        return Connection.of(config(modes)).orElseThrow();
    }

    /** Everything but a mode, and these settings. */
    static CustomsConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        BASE.forEach(setting -> settings.put(setting, "1"));
        settings.put("dxp-id", "DXPONE");
        settings.putAll(more);
        return bareConfig(settings);
    }

    /** These settings and no others. */
    static CustomsConfig bareConfig(Map<String, String> settings) {
        Map<String, String> prefixed = new HashMap<>();
        settings.forEach((name, value) -> prefixed.put("pavilion.customs." + name, value));
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .withConverter(Duration.class, 300, new DurationConverter())
                .withMapping(CustomsConfig.class)
                .build()
                .getConfigMapping(CustomsConfig.class);
    }

    /** Direct purchase, from Belarus. */
    static Map<String, String> direct() {
        return Map.of(
                "direct.customs-code", "9610",
                "direct.port-code", "9610",
                "direct.dispatch-country", "340");
    }

    /**
     * A zone.
     *
     * @param prefix of its settings
     * @param value of each of them
     */
    static Map<String, String> zone(String prefix, String value) {
        return ZONE.stream().collect(Collectors.toMap(setting -> prefix + "." + setting, setting -> value));
    }
}
