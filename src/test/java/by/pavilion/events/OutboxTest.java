package by.pavilion.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest {
    @Inject
    Outbox outbox;

    @Inject
    EventLog log;

    /** Only in tests: no context writes this fact. */
    record Noted(String key, String text, Instant happenedAt) implements Event {
        @Override
        public Topic topic() {
            return Topic.CHANNELS;
        }

        @Override
        public String fact() {
            return "noted";
        }
    }

    @Test
    void anEventReachesTheBrokerWithItsEnvelope() {
        String key = newKey();
        Instant happened = Instant.parse("2026-11-11T12:00:01.204Z");

        try (TopicReader reader = TopicReader.fromNow(Topic.CHANNELS)) {
            QuarkusTransaction.requiringNew().run(() -> outbox.append(new Noted(key, "巧克力", happened), 1));

            ConsumerRecord<String, byte[]> message = reader.await(key, 1).get(0);
            assertThat(header(message, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(message, "ce_id")).startsWith("evt_");
            assertThat(header(message, "ce_type")).isEqualTo("by.pavilion.channel.noted.v1");
            assertThat(header(message, "ce_subject")).isEqualTo(key);
            assertThat(header(message, "ce_partitionkey")).isEqualTo(key);
            assertThat(header(message, "ce_sequence")).isEqualTo("0000000001");
            assertThat(header(message, "ce_time")).isEqualTo("2026-11-11T12:00:01.204Z");
            assertThat(header(message, "ce_correlationid")).isEqualTo(header(message, "ce_id"));
            assertThat(header(message, "content-type")).isEqualTo("application/json");
            assertThat(new String(message.value(), StandardCharsets.UTF_8)).contains("\"text\":\"巧克力\"");
            assertThat(log.of(Topic.CHANNELS, key, 0, 10))
                    .extracting(ReceivedEvent::id)
                    .containsExactly(header(message, "ce_id"));
        }
    }

    @Test
    void anEventOfARolledBackChangeIsNeverSent() {
        String key = newKey();

        try (TopicReader reader = TopicReader.fromNow(Topic.CHANNELS)) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                        outbox.append(new Noted(key, "lost", Instant.EPOCH), 1);
                        throw new IllegalArgumentException("the change fails");
                    }))
                    .hasMessageContaining("the change fails");
            QuarkusTransaction.requiringNew().run(() -> outbox.append(new Noted(key, "kept", Instant.EPOCH), 1));

            assertThat(reader.await(key, 1))
                    .extracting(message -> new String(message.value(), StandardCharsets.UTF_8))
                    .singleElement()
                    .asString()
                    .contains("kept");
        }
    }

    @Test
    void eventsOfOneKeyArriveInOrderWhileManyKeysAreWritten() throws Exception {
        int keys = 8;
        int eventsOfAKey = 40;
        List<String> all = new ArrayList<>();
        ExecutorService writers = Executors.newFixedThreadPool(keys);

        try (TopicReader reader = TopicReader.fromNow(Topic.CHANNELS)) {
            for (int index = 0; index < keys; index++) {
                String key = newKey();
                all.add(key);
                writers.execute(() -> {
                    for (int number = 1; number <= eventsOfAKey; number++) {
                        long sequence = number;
                        QuarkusTransaction.requiringNew()
                                .run(() -> outbox.append(new Noted(key, "n", Instant.EPOCH), sequence));
                    }
                });
            }
            writers.shutdown();
            assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

            Map<String, List<Long>> sequences = reader.awaitAll(all, eventsOfAKey).stream()
                    .collect(groupingBy(
                            ConsumerRecord::key,
                            mapping(message -> Long.parseLong(header(message, "ce_sequence")), toList())));
            List<Long> expected =
                    LongStream.rangeClosed(1, eventsOfAKey).boxed().toList();
            assertThat(sequences).hasSize(keys);
            assertThat(sequences.values()).allSatisfy(of -> assertThat(of).isEqualTo(expected));
        }
    }

    private static String newKey() {
        return "test:" + UUID.randomUUID();
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
