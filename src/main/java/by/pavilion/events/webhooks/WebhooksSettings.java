package by.pavilion.events.webhooks;

import by.pavilion.events.webhooks.WebhooksConfig.Webhooks;
import by.pavilion.shared.SettingFaults;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** With no calls at once, or no time for one, subscribers would hear nothing and nobody would see why: that stops the start. */
@ApplicationScoped
class WebhooksSettings {
    private static final String PREFIX = "pavilion.events.webhooks.";

    private final WebhooksConfig config;

    WebhooksSettings(WebhooksConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        faults(config.webhooks()).stopTheStart();
    }

    static SettingFaults faults(Webhooks config) {
        return new SettingFaults()
                .requirePositive(PREFIX + "parallel", config.parallel())
                .requirePositive(PREFIX + "every", config.every())
                .requirePositive(PREFIX + "connect-timeout", config.connectTimeout())
                .requirePositive(PREFIX + "timeout", config.timeout())
                .requirePositive(PREFIX + "first-pause", config.firstPause())
                .requirePositive(PREFIX + "longest-pause", config.longestPause())
                .requirePositive(PREFIX + "retry-for", config.retryFor())
                .requirePositive(PREFIX + "disable-after", config.disableAfter())
                .requireNotNegative(PREFIX + "history", config.history())
                .requireNotNegative(PREFIX + "most-per-caller", config.mostPerCaller());
    }
}
