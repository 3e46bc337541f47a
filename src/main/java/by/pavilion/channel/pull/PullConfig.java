package by.pavilion.channel.pull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.channel.pull")
interface PullConfig {
    /** How often a shop's list of changed orders is read. */
    @WithDefault("1m")
    Duration every();

    /** How far each window reaches back into the one before: lists lag behind, and clocks differ. */
    @WithDefault("5m")
    Duration overlap();

    /** How far the newest window stays behind the present. */
    @WithDefault("30s")
    Duration lag();

    /** Windows end at multiples of it at the latest, so that no two replicas read the same one. */
    @WithDefault("5m")
    Duration grid();

    /** How far back a shop's orders are read when it is connected; nothing is when it is zero. */
    @WithDefault("7d")
    Duration backFill();

    /** The longest window of a back-fill. */
    @WithDefault("6h")
    Duration backFillGrid();

    /** How many shops are read at once. */
    @WithDefault("4")
    int parallel();
}
