package by.pavilion.events;

import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.TestKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** {@code pavilion.events.relay=false}: somebody else sends what the log holds. */
@QuarkusTest
class WithoutRelayTest {
    @Inject
    DataSource dataSource;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Workers workers;

    @Inject
    PendingStore pending;

    @Inject
    EventProducer producer;

    @Inject
    RelaySlotStore slots;

    @Inject
    EventsConfig config;

    @Inject
    Outbox outbox;

    /** Settings as they are, but for the relay. */
    private record TurnedOff(EventsConfig other) implements EventsConfig {
        @Override
        public boolean relay() {
            return false;
        }

        @Override
        public int partitions() {
            return other.partitions();
        }

        @Override
        public short replication() {
            return other.replication();
        }

        @Override
        public Duration retention() {
            return other.retention();
        }

        @Override
        public Duration poll() {
            return other.poll();
        }

        @Override
        public Duration idlePoll() {
            return other.idlePoll();
        }

        @Override
        public int batch() {
            return other.batch();
        }

        @Override
        public int attempts() {
            return other.attempts();
        }

        @Override
        public Optional<Duration> startWithoutBrokerAfter() {
            return other.startWithoutBrokerAfter();
        }

        @Override
        public Duration settle() {
            return other.settle();
        }

        @Override
        public Duration keptFor() {
            return other.keptFor();
        }
    }

    @Test
    void eventsStandInTheLogAndAreNotQueuedForARelay() {
        String key = TestEvents.newKey();
        String queuedKey = TestEvents.newKey();
        Outbox withoutRelay = new Outbox(dataSource, ids, clock, workers, new TurnedOff(config));

        long queued = QuarkusTransaction.requiringNew().call(() -> {
            withoutRelay.append(new OutboxTest.Noted(key, "n", Instant.EPOCH), 1);
            return count("SELECT COUNT(*) FROM events_pending WHERE aggregateid = ?", key);
        });
        long queuedWithIt = QuarkusTransaction.requiringNew().call(() -> {
            outbox.append(new OutboxTest.Noted(queuedKey, "n", Instant.EPOCH), 1);
            return count("SELECT COUNT(*) FROM events_pending WHERE aggregateid = ?", queuedKey);
        });

        assertThat(queued).isZero();
        assertThat(queuedWithIt).isEqualTo(1);
        await().untilAsserted(() -> assertThat(sequences(key)).containsExactly("0000000001"));
    }

    @Test
    void theRelayTakesNoSlotsAndSendsNothing() throws SQLException {
        String relays = "SELECT COUNT(*) FROM events_relays WHERE owner <> ?";
        OutboxRelay relay = new OutboxRelay(
                pending, producer::send, new RelaySlots(slots, Duration.ofSeconds(1)), new TurnedOff(config));
        long before = count(relays, "");

        int sent = relay.doSome();

        assertThat(sent).isZero();
        // the application's own relay forgets those of other tests an hour after they were killed
        assertThat(count(relays, "")).isLessThanOrEqualTo(before);
        assertThat(relay.interval()).isGreaterThan(Duration.ofMinutes(1));
    }

    private static List<String> sequences(String key) {
        return with(TestKeys.connector())
                .queryParam("key", key)
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.sequence", String.class);
    }

    private long count(String query, String value) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, value);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
