package by.pavilion.events.webhooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.events")
interface WebhooksConfig {
    /** Whether webhooks may be at http, loopback or private addresses: for test installations, never in production. */
    @WithDefault("false")
    boolean webhooksToPrivateAddresses();

    Webhooks webhooks();

    /** How subscribers are called. */
    interface Webhooks {
        /** How many subscribers are called at once; each gets one call at a time. */
        @WithDefault("16")
        int parallel();

        /** How often we look for new events and for attempts that are due. */
        @WithDefault("500ms")
        Duration every();

        /** How long to wait for a connection. */
        @WithDefault("3s")
        Duration connectTimeout();

        /** How long a subscriber may take for its whole answer. */
        @WithDefault("10s")
        Duration timeout();

        /** The pause after the first failure; each further one doubles it, more or less by chance. */
        @WithDefault("5s")
        Duration firstPause();

        /** The longest pause. */
        @WithDefault("1h")
        Duration longestPause();

        /** How long an event is tried before it is parked and the next one's turn comes. */
        @WithDefault("24h")
        Duration retryFor();

        /** After how long without any success a webhook is disabled. */
        @WithDefault("72h")
        Duration disableAfter();

        /** How many deliveries that arrived are kept of each webhook. */
        @WithDefault("100")
        int history();

        /** How many webhooks a caller may have. */
        @WithDefault("20")
        int mostPerCaller();
    }
}
