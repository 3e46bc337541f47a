package by.pavilion.logistics;

import by.pavilion.shared.SettingFaults;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** With no calls at once carriers would never be asked, without a pause they would be asked all the time: that stops the start. */
@ApplicationScoped
class LogisticsSettings {
    private static final String PREFIX = "pavilion.logistics.";

    private final LogisticsConfig config;

    LogisticsSettings(LogisticsConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        faults(config).stopTheStart();
    }

    static SettingFaults faults(LogisticsConfig config) {
        return new SettingFaults()
                .requirePositive(PREFIX + "parallel-requests", config.parallelRequests())
                .requirePositive(PREFIX + "first-pause", config.firstPause())
                .requirePositive(PREFIX + "longest-pause", config.longestPause())
                .requirePositive(PREFIX + "track-every", config.trackEvery())
                .requireNotNegative(PREFIX + "numbers-low", config.numbersLow())
                .requirePositive(PREFIX + "hand-over-within", config.handOverWithin())
                .requirePositive(PREFIX + "delayed-after", config.delayedAfter())
                .requirePositive(PREFIX + "promise.direct", config.promise().direct())
                .requirePositive(PREFIX + "promise.bonded", config.promise().bonded())
                .requirePositive(PREFIX + "back.direct", config.back().direct())
                .requirePositive(PREFIX + "back.bonded", config.back().bonded());
    }
}
