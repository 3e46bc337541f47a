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

        /** @param numbers of partitions and the like, and so many milliseconds from look to look */
        static Settings of(int numbers, Duration retention, Duration settle) {
            return new Settings(
                    numbers,
                    (short) numbers,
                    retention,
                    true,
                    Duration.ofMillis(numbers),
                    Duration.ofMillis(numbers),
                    numbers,
                    Optional.empty(),
                    numbers,
                    settle,
                    QUARTER);
        }
    }

    @Test
    void whatIsUsualIsFine() {
        assertThat(EventsSettings.faults(Settings.of(3, WEEK, TEN_SECONDS), true)
                        .all())
                .isEmpty();
        assertThat(EventsSettings.faults(Settings.of(1, QUARTER, Duration.ofSeconds(7)), true)
                        .all())
                .isEmpty();
    }

    /** Whoever finds in a topic what the inbox has forgotten handles it once more. */
    @Test
    void topicsKeepNoEventForLongerThanItIsKnownAsHandled() {
        assertThat(EventsSettings.faults(Settings.of(3, QUARTER.plusMillis(1), TEN_SECONDS), true)
                        .all())
                .singleElement()
                .asString()
                .startsWith("pavilion.events.retention must not be above pavilion.events.kept-for");
    }

    @Test
    void readersOfTheLogWaitLongEnoughInProduction() {
        Settings hasty = Settings.of(3, WEEK, Duration.ofMillis(6_999));

        assertThat(EventsSettings.faults(hasty, true).all())
                .containsExactly("pavilion.events.settle must not be below 7 s: readers of the log would miss events");
        assertThat(EventsSettings.faults(hasty, false).all()).isEmpty();
    }

    /**
     * A portion of nothing would be sent for ever, a retention of nothing would have events gone before they are read, and a pause of
     * nothing would keep a processor and the database busy with looking.
     */
    @Test
    void numbersAreAboveNothing() {
        assertThat(EventsSettings.faults(Settings.of(0, Duration.ZERO, TEN_SECONDS), true)
                        .all())
                .containsExactly(
                        "pavilion.events.partitions must be above 0",
                        "pavilion.events.replication must be above 0",
                        "pavilion.events.batch must be above 0",
                        "pavilion.events.attempts must be above 0",
                        "pavilion.events.retention must be above 0",
                        "pavilion.events.poll must be above 0",
                        "pavilion.events.idle-poll must be above 0");
    }
}
