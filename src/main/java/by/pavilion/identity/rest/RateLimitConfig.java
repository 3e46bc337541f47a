package by.pavilion.identity.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** How many requests each caller may make. Every replica counts for itself. */
@ConfigMapping(prefix = "pavilion.rate-limits")
interface RateLimitConfig {
    @WithDefault("true")
    boolean enabled();

    /** The span in which a caller may make as many requests as {@link #requests} says. */
    @WithDefault("60s")
    Duration window();

    /** Whether requests from the machine itself go unlimited. */
    @WithDefault("false")
    boolean exemptLoopback();

    /** Whether callers with a key from the configuration go unlimited. */
    @WithDefault("false")
    boolean exemptConfiguredKeys();

    /** How many callers are counted at once; beyond that the longest silent ones are forgotten. */
    @WithDefault("100000")
    int callers();

    /** Paths that firms call with a signature instead of a key: one firm speaks for many buyers from one address. */
    @WithDefault(
            "/api/v1/channels/[^/]+/messages,/api/v1/channels/[^/]+/calls,/api/v1/payments/[^/]+/(refund-)?notifications,/api/v1/logistics/carriers/[^/]+/notifications")
    List<Pattern> firmPaths();

    /** Requests in one window, by role. */
    Requests requests();

    interface Requests {
        /** Without a key, by address (IPv6: by its first 64 bits). */
        @WithDefault("600")
        int anonymous();

        @WithDefault("1200")
        @WithName("public")
        int publishable();

        @WithDefault("300")
        int buyer();

        @WithDefault("30000")
        int storefront();

        @WithDefault("3000")
        int merchant();

        @WithDefault("6000")
        int operator();

        @WithDefault("30000")
        int connector();

        @WithDefault("30000")
        int firm();

        /** Credentials that nobody issued, by address. */
        @WithDefault("30")
        int wrongCredentials();
    }
}
