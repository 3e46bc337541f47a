package by.pavilion.ordering.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.ordering.reconciliation")
interface ReconciliationConfig {
    /** Whether each firm's statement of the day before is fetched by itself. */
    @WithDefault("true")
    boolean daily();

    /** The hour in Shanghai from which on a statement of the day before is fetched. */
    @WithDefault("11")
    int hour();

    /** The pause before a statement that could not be read is fetched again. */
    @WithDefault("10m")
    Duration pause();

    /** How often a statement is fetched before a person has to look. */
    @WithDefault("20")
    int attempts();
}
