package by.pavilion.ordering.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.ordering.originals")
interface OriginalsConfig {
    /** How long what was said to and by payment firms is kept: the law wants three years at least. */
    @WithDefault("1100d")
    Duration keep();
}
