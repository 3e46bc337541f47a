package by.pavilion.ordering.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.ordering.payment")
interface LookingConfig {
    /** How long a firm that can be asked may take to tell of a payment before it is asked; the pause doubles each time. */
    @WithDefault("15s")
    Duration lookAfter();

    /** The longest pause between two questions about one payment. */
    @WithDefault("2m")
    Duration longestPause();
}
