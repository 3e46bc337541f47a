package by.pavilion.channel.publications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.channel.publications")
interface PublicationsConfig {
    /** How long a changed listing may wait for further changes before a marketplace hears of it. */
    @WithDefault("30s")
    Duration coalesce();

    /** How often a marketplace is asked what has become of a listing that it looks at; its message makes us ask at once. */
    @WithDefault("10m")
    Duration askEvery();
}
