package by.pavilion.logistics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.logistics")
public interface LogisticsConfig {
    /** How many requests to carriers may be under way at once. */
    @WithDefault("16")
    int parallelRequests();

    /** How long to wait after a carrier's first failure; each further one doubles it. */
    @WithDefault("1s")
    Duration firstPause();

    /** The longest wait after a failure. */
    @WithDefault("5m")
    Duration longestPause();

    /** How long after a parcel's release, and after each answer, its carrier is asked what has become of it. */
    @WithDefault("6h")
    Duration trackEvery();

    /** Fewer numbers than that left in a carrier's ranges are a case. */
    @WithDefault("1000")
    int numbersLow();

    /** How long after an order a merchant may take to hand over its goods. */
    @WithDefault("3d")
    Duration handOverWithin();

    /** By how much an expected arrival has to change before that is told. */
    @WithDefault("12h")
    Duration etaTolerance();

    /** How long after the time at which nine in ten were there a departure or a single parcel counts as delayed. */
    @WithDefault("24h")
    Duration delayedAfter();

    Promise promise();

    /** When buyers should have what they order. */
    interface Promise {
        /** How long after the order a parcel from Belarus should be with its buyer. */
        @WithDefault("30d")
        Duration direct();

        /** How long after the order a parcel from a bonded warehouse in China should be with its buyer. */
        @WithDefault("5d")
        Duration bonded();
    }

    Back back();

    /** How long goods that buyers send back take, until there are records of it. */
    interface Back {
        /** How long they take to a warehouse in Belarus, as long as less than five have come. */
        @WithDefault("30d")
        Duration direct();

        /** How long they take to a bonded warehouse in China, as long as less than five have come. */
        @WithDefault("7d")
        Duration bonded();
    }
}
