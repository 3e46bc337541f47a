package by.pavilion.sandbox.douyin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.sandbox.douyin")
interface DouyinConfig {
    /** The shop's application, invented. Its secret is made up at the first start. */
    @WithDefault("7000000000000000001")
    String appKey();

    @WithDefault("4460001")
    long shopId();

    @WithDefault("白俄罗斯国家馆沙盒店")
    String shopName();

    /** Where messages are pushed; a path means this installation. */
    @WithDefault("/api/v1/channels/douyin/messages")
    String pushUrl();

    /** Where the shop is asked about its orders; a path means this installation. */
    @WithDefault("/api/v1/channels/douyin/calls")
    String callUrl();

    /** Time between a sale's two messages. */
    @WithDefault("1s")
    Duration step();

    /** How far the clock of a caller may be off. */
    @WithDefault("10m")
    Duration tolerance();
}
