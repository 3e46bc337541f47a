package by.pavilion.ordering.wechatpay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.ordering.payment.wechatpay")
interface WechatPayConfig {
    /** WeChat Pay's address; a path is one on this installation's own port. Without it WeChat Pay is not used. */
    Optional<String> url();

    /** The application that the merchant is bound to ({@code appid}). */
    Optional<String> appId();

    /** Our number as a merchant ({@code mchid}). */
    Optional<String> merchantId();

    /** The serial number of the certificate of our key. */
    Optional<String> merchantSerial();

    /** Our RSA key in PKCS#8: PEM, or the path of a file with it. */
    Optional<String> privateKey();

    /** WeChat Pay's public keys or certificates by serial number, several while they change: PEM, or paths. */
    Map<String, String> platformKeys();

    /** What buyers read above the amount. */
    @WithDefault("跨境商品")
    String description();

    /** How long to wait for a connection. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** How long to wait for an answer. */
    @WithDefault("10s")
    Duration requestTimeout();

    /** How far WeChat Pay's clock may be from ours. */
    @WithDefault("5m")
    Duration window();
}
