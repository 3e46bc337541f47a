package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    @Test
    void aKeysNextEventGoesOnlyAfterTheOneBeforeHasArrived() throws Exception {
        MockProducer<String, byte[]> broker = new MockProducer<>(
                false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
        EventProducer producer = new EventProducer(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                setup,
                Duration.ofSeconds(20),
                unused -> broker);
        producer.requireTopics();
        List<LoggedEvent> events = List.of(event("test:one", 1), event("test:one", 2), event("test:two", 1));

        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> new ResendEvents(producer).resend(events));

        await().atMost(Duration.ofSeconds(30)).until(() -> broker.history().size() == 2);
        assertThat(sent(broker)).containsExactly("test:one 1", "test:two 1");
        assertThat(broker.completeNext()).isTrue();
        assertThat(sent(broker)).hasSize(2);
        assertThat(broker.completeNext()).isTrue();
        await().atMost(Duration.ofSeconds(30)).until(() -> broker.history().size() == 3);
        assertThat(sent(broker)).endsWith("test:one 2");
        assertThat(sending).isNotDone();
        assertThat(broker.completeNext()).isTrue();
        sending.get(30, TimeUnit.SECONDS);
        producer.close();
    }

    private static List<String> sent(MockProducer<String, byte[]> broker) {
        return broker.history().stream()
                .map(message -> message.key() + " "
                        + Long.parseLong(new String(
                                message.headers().lastHeader("ce_sequence").value(), StandardCharsets.US_ASCII)))
                .toList();
    }

    private static LoggedEvent event(String key, long sequence) {
        return new LoggedEvent(
                sequence,
                sequence,
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
