package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedEventTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-27T11:01:05Z, 2026-11-27T11:01:05.000Z",
        "2026-11-27T11:01:05.2Z, 2026-11-27T11:01:05.200Z",
        "2026-11-27T11:01:05.204999Z, 2026-11-27T11:01:05.204Z"
    })
    void tellsTheTimeOfTheFactInMilliseconds(String happenedAt, String told) {
        LoggedEvent event = new LoggedEvent(
                1,
                1,
                Topic.ORDERS,
                "ord_0000000000001",
                1,
                TestEvents.TYPE,
                Instant.parse(happenedAt),
                Instant.EPOCH,
                "evt_0000000000001",
                null,
                null,
                "{}");

        assertThat(event.attributes()).containsEntry("time", told);
        assertThat(event.toJson()).contains("\"time\":\"" + told + "\"");
    }
}
