package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogisticsSettingsTest {
    private record Settings(
            int parallelRequests,
            Duration firstPause,
            Duration longestPause,
            Duration trackEvery,
            int numbersLow,
            Duration handOverWithin,
            Duration etaTolerance,
            Duration delayedAfter,
            LogisticsConfig.Promise promise,
            LogisticsConfig.Back back)
            implements LogisticsConfig {

        static Settings of(int number, Duration each) {
            return new Settings(
                    number,
                    each,
                    each,
                    each,
                    number,
                    each,
                    each,
                    each,
                    new Promised(each, each),
                    new GoingBack(each, each));
        }
    }

    private record Promised(Duration direct, Duration bonded) implements LogisticsConfig.Promise {}

    private record GoingBack(Duration direct, Duration bonded) implements LogisticsConfig.Back {}

    @Test
    void whatIsAboveNothingIsFine() {
        assertThat(LogisticsSettings.faults(Settings.of(1, Duration.ofMillis(1)))
                        .all())
                .isEmpty();
    }

    /** Every change of an expected arrival may be told, and that no number is few is a choice, too. */
    @Test
    void pausesAndNumbersOfNothingStopTheStart() {
        assertThat(LogisticsSettings.faults(Settings.of(0, Duration.ZERO)).all())
                .containsExactly(
                        "pavilion.logistics.parallel-requests must be above 0",
                        "pavilion.logistics.first-pause must be above 0",
                        "pavilion.logistics.longest-pause must be above 0",
                        "pavilion.logistics.track-every must be above 0",
                        "pavilion.logistics.hand-over-within must be above 0",
                        "pavilion.logistics.delayed-after must be above 0",
                        "pavilion.logistics.promise.direct must be above 0",
                        "pavilion.logistics.promise.bonded must be above 0",
                        "pavilion.logistics.back.direct must be above 0",
                        "pavilion.logistics.back.bonded must be above 0");
    }
}
