package by.pavilion.channel.settlements;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.channel.settlements")
interface SettlementsConfig {
    /** How long after a marketplace says that an order is fulfilled it may take until that is on a statement. */
    @WithDefault("45d")
    Duration settledWithin();
}
