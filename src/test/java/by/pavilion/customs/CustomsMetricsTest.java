package by.pavilion.customs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Gauges;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomsMetricsTest {
    /** Above all numbers that other tests' messages have meanwhile. */
    private static final long LATEST = Long.MAX_VALUE - 10;

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    @Inject
    Gauges gauges;

    @AfterEach
    void forget() {
        statements.update("DELETE FROM customs_messages WHERE id >= ?", LATEST);
    }

    @Test
    void tellsSinceWhenCustomsHasAnsweredNothing() {
        Instant anHourAgo = clock.instant().minus(Duration.ofHours(1));
        message(LATEST + 1, "IN", "TAKEN", null);
        assertThat(silence()).isZero();

        message(LATEST + 2, "OUT", "SENT", anHourAgo);
        message(LATEST + 3, "OUT", "SENT", anHourAgo.plusSeconds(600));

        assertThat(silence()).isBetween(3_600.0, 3_660.0);
        message(LATEST + 4, "IN", "KEPT", null);
        assertThat(silence()).isZero();
    }

    @Test
    void whatWaitsToBeSentIsNoSilence() {
        message(LATEST + 1, "IN", "TAKEN", null);

        message(LATEST + 2, "OUT", "QUEUED", null);

        assertThat(silence()).isZero();
    }

    private void message(long id, String direction, String state, @Nullable Instant sentAt) {
        statements.update(
                "INSERT INTO customs_messages (id, guid, type, direction, state, content, attempts, created_at, sent_at)"
                        + " VALUES (?, ?, 'CEB311Message', ?, ?, '', 0, ?, ?)",
                id,
                Long.toString(id),
                direction,
                state,
                clock.instant(),
                sentAt);
    }

    private double silence() {
        gauges.doSome();
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("pavilion_customs_silence_seconds "))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
