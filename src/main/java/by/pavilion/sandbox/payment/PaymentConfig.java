package by.pavilion.sandbox.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.sandbox.payment")
interface PaymentConfig {
    /** The secret shared with the product, for both directions. */
    Optional<String> secret();

    /** How long a payer takes to pay. */
    @WithDefault("1s")
    Duration settleAfter();

    /**
     * Which payments the firm takes for collected by marketplaces that are not its own, by their transaction numbers: whoever
     * connects a marketplace for a test has nobody else to declare them.
     */
    @WithDefault("[!-~]{1,40}")
    String collectedElsewhere();

    /** The firm's registration with customs, invented. */
    @WithDefault("3101W6P001")
    String code();

    @WithDefault("沙盒支付有限公司")
    String name();

    @WithDefault("DXPENTSANDBOXPAY")
    String dxpId();
}
