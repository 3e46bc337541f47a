package by.pavilion.journey;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** A topic as a stranger reads it from the broker, from its beginning. */
final class EventLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaConsumer<String, String> consumer;
    private final List<Entry> entries = new ArrayList<>();

    /** One event: its key, type, number and data. */
    record Entry(String key, String type, long sequence, String data) {}

    EventLog(String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until the events of the key fit, and returns them in the order of the broker; all there are after a while. */
    List<Entry> of(String key, Predicate<List<Entry>> enough) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.test(ofKey(key)) && System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(200)).forEach(message -> entries.add(entry(message)));
        }
        return ofKey(key);
    }

    private List<Entry> ofKey(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).toList();
    }

    private static Entry entry(ConsumerRecord<String, String> message) {
        return new Entry(
                message.key(),
                header(message, "ce_type"),
                Long.parseLong(header(message, "ce_sequence")),
                message.value());
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
