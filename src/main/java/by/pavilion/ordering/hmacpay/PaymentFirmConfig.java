package by.pavilion.ordering.hmacpay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.ordering.payment")
interface PaymentFirmConfig {
    /** The firm's address; a path is one on this installation's own port. Without it the firm is not used. */
    Optional<String> url();

    /** How long to wait for a connection. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** How long to wait for an answer. */
    @WithDefault("10s")
    Duration requestTimeout();

    /** How far the firm's clock may be from ours. */
    @WithDefault("5m")
    Duration window();
}
