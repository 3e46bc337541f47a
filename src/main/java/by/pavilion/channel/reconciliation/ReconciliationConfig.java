package by.pavilion.channel.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.channel.reconciliation")
interface ReconciliationConfig {
    /** How often the last hours are compared. */
    @WithDefault("1h")
    Duration hourly();

    /** How many hours those are. */
    @WithDefault("3h")
    Duration hourlyLookBack();

    /** How often the last weeks are compared. */
    @WithDefault("24h")
    Duration nightly();

    /** How many weeks those are. */
    @WithDefault("30d")
    Duration nightlyLookBack();

    /** How much of the list is compared at once at most. */
    @WithDefault("24h")
    Duration window();

    /** How many orders are compared at once at most, more or less: where there are more, windows are narrower. */
    @WithDefault("5000")
    int most();

    /** About how many orders of ours that are not listed the marketplace is asked before it is another shop's turn. */
    @WithDefault("200")
    int questions();

    /** How many shops are compared at once. */
    @WithDefault("2")
    int parallel();

    /** What is younger is not compared: it may be on its way. */
    @WithDefault("2m")
    Duration lag();
}
