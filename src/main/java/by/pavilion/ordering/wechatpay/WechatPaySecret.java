package by.pavilion.ordering.wechatpay;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.secrets")
interface WechatPaySecret {
    /** The key of WeChat Pay's API v3, 32 characters: notifications are sealed with it. */
    Optional<String> wechatpayApiV3Key();
}
