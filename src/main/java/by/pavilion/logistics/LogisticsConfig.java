package by.pavilion.logistics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.logistics")
interface LogisticsConfig {
    /** How many requests to carriers may be under way at once. */
    @WithDefault("16")
    int parallelRequests();

    /** How long to wait after a carrier's first failure; each further one doubles it. */
    @WithDefault("1s")
    Duration firstPause();

    /** The longest wait after a failure. */
    @WithDefault("5m")
    Duration longestPause();
}
