package by.pavilion.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Gauges;
import by.pavilion.shared.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventMetricsTest {
    @Inject
    Gauges gauges;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void measure() {
        gauges.doSome();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pavilion_outbox_depth",
                "pavilion_outbox_lag_seconds",
                "pavilion_dead_letters",
                "pavilion_readers_silence_seconds{context=\"customs\"}",
                "pavilion_readers_behind{context=\"customs\"}"
            })
    void tellsANumber(String metric) {
        System.gc(); // what is only weakly held would be gone

        assertThat(valueOf(metric)).matches("\\d+\\.\\d+");
    }

    @Test
    void aLagOfNothingIsNone() {
        assertThat(Double.parseDouble(valueOf("pavilion_outbox_lag_seconds"))).isLessThan(60);
    }

    @Test
    void theOldestOfWhatWaitsIsFoundWithoutCountingAnything() throws SQLException {
        PendingStore pending = new PendingStore(dataSource);
        Instant tenMinutesAgo = Instant.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MILLIS);
        long id = Ids.lowestAt(tenMinutesAgo);
        // no log entry belongs to it, so no relay finds it
        update(
                "INSERT INTO events_pending (id, slot, topic, aggregateid, sequence) VALUES (?, 0, 'pavilion.channels',"
                        + " 'test:oldest', 1)",
                id);
        try {
            assertThat(pending.oldest()).hasValue(tenMinutesAgo);
            assertThat(pending.howMany()).isPositive();
        } finally {
            update("DELETE FROM events_pending WHERE id = ?", id);
        }
    }

    private void update(String statement, long id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setLong(1, id);
            update.executeUpdate();
        }
    }

    private static String valueOf(String metric) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(metric))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("absent");
    }
}
