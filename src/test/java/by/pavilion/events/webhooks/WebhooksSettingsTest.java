package by.pavilion.events.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhooksSettingsTest {
    private record Settings(
            int parallel,
            Duration every,
            Duration connectTimeout,
            Duration timeout,
            Duration firstPause,
            Duration longestPause,
            Duration retryFor,
            Duration disableAfter,
            int history,
            int mostPerCaller)
            implements WebhooksConfig.Webhooks {

        static Settings of(int parallel, Duration each, int kept) {
            return new Settings(parallel, each, each, each, each, each, each, each, kept, kept);
        }
    }

    @Test
    void whatIsUsualIsFineAndSoIsToKeepNothing() {
        assertThat(WebhooksSettings.faults(Settings.of(16, Duration.ofSeconds(1), 100))
                        .all())
                .isEmpty();
        assertThat(WebhooksSettings.faults(Settings.of(1, Duration.ofMillis(1), 0))
                        .all())
                .isEmpty();
    }

    @Test
    void allThatKeepsSubscribersFromHearingAnythingStopsTheStart() {
        assertThatThrownBy(() -> WebhooksSettings.faults(Settings.of(0, Duration.ZERO, -1))
                        .stopTheStart())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("pavilion.events.webhooks.parallel must be above 0;"
                        + " pavilion.events.webhooks.every must be above 0;"
                        + " pavilion.events.webhooks.connect-timeout must be above 0;"
                        + " pavilion.events.webhooks.timeout must be above 0;"
                        + " pavilion.events.webhooks.first-pause must be above 0;"
                        + " pavilion.events.webhooks.longest-pause must be above 0;"
                        + " pavilion.events.webhooks.retry-for must be above 0;"
                        + " pavilion.events.webhooks.disable-after must be above 0;"
                        + " pavilion.events.webhooks.history must not be below 0;"
                        + " pavilion.events.webhooks.most-per-caller must not be below 0");
    }
}
