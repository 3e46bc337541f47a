package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.shared.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResendEventsTest {
    @Inject
    TopicSetup setup;

    @Inject
    PendingStore pending;

    @Inject
    DataSource dataSource;

    @Inject
    Ids ids;

    @Test
    void aKeysNextEventGoesOnlyAfterTheOneBeforeHasArrived() throws Exception {
        MockProducer<String, byte[]> broker = broker(false);
        EventProducer producer = producer(broker);
        List<LoggedEvent> events = List.of(event("test:one", 1), event("test:one", 2), event("test:two", 1));

        CompletableFuture<Integer> sending =
                CompletableFuture.supplyAsync(() -> new ResendEvents(producer, pending).resend(events));

        await().atMost(Duration.ofSeconds(60)).until(() -> broker.history().size() == 2);
        assertThat(sent(broker)).containsExactly("test:one 1", "test:two 1");
        assertThat(broker.completeNext()).isTrue();
        assertThat(sent(broker)).hasSize(2);
        assertThat(broker.completeNext()).isTrue();
        await().atMost(Duration.ofSeconds(60)).until(() -> broker.history().size() == 3);
        assertThat(sent(broker)).endsWith("test:one 2");
        assertThat(sending).isNotDone();
        assertThat(broker.completeNext()).isTrue();
        assertThat(sending.get(60, TimeUnit.SECONDS)).isEqualTo(3);
        producer.close();
    }

    /** Readers who have got the second of a key drop the first. */
    @Test
    void whatTheRelayHasNotSentYetIsLeftToIt() throws SQLException {
        long unsent = ids.next();
        // no log entry belongs to it, so no relay finds it
        update(
                "INSERT INTO events_pending (id, slot, topic, aggregateid, sequence) VALUES (?, 0, 'pavilion.channels',"
                        + " 'test:one', 2)",
                unsent);
        try (MockProducer<String, byte[]> broker = broker(true)) {
            List<LoggedEvent> events =
                    List.of(event("test:one", 1), event(unsent, "test:one", 2), event("test:two", 3));

            int resent = new ResendEvents(producer(broker), pending).resend(events);

            assertThat(resent).isEqualTo(2);
            assertThat(sent(broker)).containsExactly("test:one 1", "test:two 3");
        } finally {
            update("DELETE FROM events_pending WHERE id = ?", unsent);
        }
    }

    private static MockProducer<String, byte[]> broker(boolean acknowledges) {
        return new MockProducer<>(
                acknowledges, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    }

    private EventProducer producer(MockProducer<String, byte[]> broker) {
        EventProducer producer = new EventProducer(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                setup,
                Duration.ofSeconds(20),
                unused -> broker);
        producer.requireTopics();
        return producer;
    }

    private void update(String statement, long id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setLong(1, id);
            update.executeUpdate();
        }
    }

    private static List<String> sent(MockProducer<String, byte[]> broker) {
        return broker.history().stream()
                .map(message -> message.key() + " "
                        + Long.parseLong(new String(
                                message.headers().lastHeader("ce_sequence").value(), StandardCharsets.US_ASCII)))
                .toList();
    }

    private static LoggedEvent event(String key, long sequence) {
        return event(sequence, key, sequence);
    }

    private static LoggedEvent event(long number, String key, long sequence) {
        return new LoggedEvent(
                sequence,
                number,
                Topic.CHANNELS,
                key,
                sequence,
                TestEvents.TYPE,
                Instant.EPOCH,
                Instant.EPOCH,
                "evt_0000000000001",
                null,
                null,
                "{}");
    }
}
