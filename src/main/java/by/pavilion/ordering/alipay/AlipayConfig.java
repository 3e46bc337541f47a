package by.pavilion.ordering.alipay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.ordering.payment.alipay")
interface AlipayConfig {
    /** The address of Alipay's gateway; a path is one on this installation's own port. Without it Alipay is not used. */
    Optional<String> url();

    /** Our application ({@code app_id}). */
    Optional<String> appId();

    /** Our account as a seller ({@code seller_id}); notifications for another one are refused. */
    Optional<String> sellerId();

    /** Our RSA key in PKCS#8: PEM, or the path of a file with it. */
    Optional<String> privateKey();

    /** Alipay's public key: PEM, or the path of a file with it. */
    Optional<String> platformKey();

    /** Alipay's next public key, while the keys change: both verify. */
    Optional<String> nextPlatformKey();

    /** What buyers read above the amount. */
    @WithDefault("跨境商品")
    String subject();

    /** After this nobody can pay any more, in Alipay's words: whole minutes. Longer than an order waits. */
    @WithDefault("40m")
    String payWithin();

    /** How long to wait for a connection. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** How long to wait for an answer. */
    @WithDefault("10s")
    Duration requestTimeout();

    /** How far the time of a notification may be from ours. */
    @WithDefault("5m")
    Duration window();
}
