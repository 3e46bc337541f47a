package by.pavilion.sandbox.scanpay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.sandbox.scan-pay")
interface ScanPayConfig {
    /** How long a buyer takes to pay, and money to go back. */
    @WithDefault("1s")
    Duration settleAfter();

    Wechatpay wechatpay();

    Alipay alipay();

    /** The firm that speaks like WeChat Pay, and its one merchant. All numbers are invented. */
    interface Wechatpay {
        @WithDefault("wx0000000000000001")
        String appId();

        @WithDefault("1900000001")
        String merchantId();

        @WithDefault("5AB0C0DE00000001")
        String merchantSerial();

        /** File of the merchant's public key, in PEM. */
        Optional<String> merchantKey();

        @WithDefault("5AB0C0DE00000002")
        String platformSerial();

        /** File of the firm's private key, in PEM. */
        Optional<String> platformKey();

        /** The key that notifications are sealed with. */
        Optional<String> apiV3Key();
    }

    /** The firm that speaks like Alipay, and its one merchant. */
    interface Alipay {
        @WithDefault("2021000000000001")
        String appId();

        @WithDefault("2088000000000001")
        String sellerId();

        /** File of the merchant's public key, in PEM. */
        Optional<String> merchantKey();

        /** File of the firm's private key, in PEM. */
        Optional<String> platformKey();
    }
}
