package by.pavilion.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.sandbox")
public interface SandboxConfig {
    /** Plays the firms outside. Off: their addresses and the page answer 404. */
    @WithDefault("false")
    boolean enabled();

    /** Loads the demo catalogue, warehouses, stock and shop through the public API once, at the first start. */
    @WithDefault("false")
    boolean demoData();

    /** How often each firm looks for what has become due. */
    @WithDefault("200ms")
    Duration poll();

    /** Where the payment firm and the carrier send their customs messages; a path means this installation. */
    @WithDefault("/sandbox/single-window")
    String windowUrl();

    Keys keys();

    /** Keys of our own API, for the demo data and for the shop behind the page. */
    interface Keys {
        Optional<String> operator();

        Optional<String> merchant();

        Optional<String> storefront();
    }
}
