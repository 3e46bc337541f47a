package by.pavilion.sandbox.jd;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.sandbox.jd")
interface JdConfig {
    /** The shop's application, invented. Its secret is made up at the first start. */
    @WithDefault("5A9D0C7E1B2F4A6688CC00112233EEFF")
    String appKey();

    @WithDefault("10380001")
    long venderId();

    @WithDefault("10230001")
    long shopId();

    @WithDefault("白俄罗斯国家馆沙盒旗舰店")
    String shopName();

    /** How far the clock of a caller may be off. */
    @WithDefault("6m")
    Duration tolerance();

    /** How long a token lasts. */
    @WithDefault("365d")
    Duration tokenLife();

    /** The last part of a token's life, in which alone it can be renewed. */
    @WithDefault("24h")
    Duration renewal();
}
