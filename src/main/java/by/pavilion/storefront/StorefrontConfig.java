package by.pavilion.storefront;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.storefront")
interface StorefrontConfig {
    /** How often the change logs are looked at: how old a page may be. */
    @WithDefault("200ms")
    Duration poll();
}
