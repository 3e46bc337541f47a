package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsSettingsTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private record Settings(
            int partitions,
            short replication,
            Duration retention,
            boolean relay,
            Duration poll,
            Duration idlePoll,
            int batch,
            Optional<Duration> startWithoutBrokerAfter,
            int attempts,
            Duration settle,
            Duration keptFor)
            implements EventsConfig {

        static Settings of(int numbers, Duration retention, Duration settle) {
            return new Settings(
                    numbers,
                    (short) numbers,
                    retention,
                    true,
                    Duration.ofMillis(10),
                    Duration.ofMillis(100),
                    numbers,
                    Optional.empty(),
                    numbers,
                    settle,
                    QUARTER);
        }
    }

    @Test
    void whatIsUsualIsFine() {
        assertThat(EventsSettings.faults(Settings.of(3, WEEK, TEN_SECONDS), true))
                .isEmpty();
        assertThat(EventsSettings.faults(Settings.of(1, QUARTER, Duration.ofSeconds(7)), true))
                .isEmpty();
    }

    /** Whoever finds in a topic what the inbox has forgotten handles it once more. */
    @Test
    void topicsKeepNoEventForLongerThanItIsKnownAsHandled() {
        assertThat(EventsSettings.faults(Settings.of(3, QUARTER.plusMillis(1), TEN_SECONDS), true))
                .singleElement()
                .asString()
                .startsWith("pavilion.events.retention must not be above pavilion.events.kept-for");
    }

    @Test
    void readersOfTheLogWaitLongEnoughInProduction() {
        Settings hasty = Settings.of(3, WEEK, Duration.ofMillis(6_999));

        assertThat(EventsSettings.faults(hasty, true))
                .containsExactly("pavilion.events.settle must not be below 7 s: readers of the log would miss events");
        assertThat(EventsSettings.faults(hasty, false)).isEmpty();
    }

    /** A portion of nothing would be sent for ever, a retention of nothing would have events gone before they are read. */
    @Test
    void numbersAreAboveNothing() {
        assertThat(EventsSettings.faults(Settings.of(0, Duration.ZERO, TEN_SECONDS), true))
                .containsExactly(
                        "pavilion.events.partitions must be above 0",
                        "pavilion.events.replication must be above 0",
                        "pavilion.events.batch must be above 0",
                        "pavilion.events.attempts must be above 0",
                        "pavilion.events.retention must be above 0");
    }
}
