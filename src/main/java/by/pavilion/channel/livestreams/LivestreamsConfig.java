package by.pavilion.channel.livestreams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.channel.livestreams")
interface LivestreamsConfig {
    /** How long before a show its pieces are set aside. */
    @WithDefault("30m")
    Duration moveBefore();

    /** How long after a show what is left over stays where it is: orders of its last moments are still on their way. */
    @WithDefault("10m")
    Duration returnAfter();

    /** How soon pieces that were missing are looked for again. */
    @WithDefault("1m")
    Duration retryShort();
}
