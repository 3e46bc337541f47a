package by.pavilion.channel.jd;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

@ConfigMapping(prefix = "pavilion.channel.jd")
interface JdConfig {
    /** How long the platform may take for a whole answer. */
    @WithDefault("10s")
    Duration timeout();

    /** The platform's own host of classic calls. A shop with another gateway has all three doors below its gateway. */
    @WithDefault("api.jd.com")
    String host();

    /** Where newer calls go for shops at the platform's own host. */
    @WithDefault("https://api-cn.jd.com/rest")
    String restUrl();

    /** Where tokens come from for shops at the platform's own host. */
    @WithDefault("https://open-oauth.jd.com/oauth2")
    String oauthUrl();

    /** The platform's numbers of carriers, by the carriers' own codes. */
    Map<String, String> carriers();

    /** The platform's number for a carrier that is not among them: the merchant itself. */
    @WithDefault("1274")
    String otherCarrier();

    /** Our name for the payment firm behind the platform, under which customs knows its payments. */
    @WithDefault("jdpay")
    String paymentProvider();
}
