package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads a topic from the real broker as a stranger would: without our code for events. */
public final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    private TopicReader(String topic, boolean fromBeginning) {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        partitions.forEach(consumer::position);
    }

    public static TopicReader fromNow(Topic topic) {
        return new TopicReader(topic.topicName(), false);
    }

    public static TopicReader fromBeginning(Topic topic) {
        return new TopicReader(topic.topicName(), true);
    }

    /** A topic that holds other things than events. */
    public static TopicReader fromBeginning(String topic) {
        return new TopicReader(topic, true);
    }

    /** Waits until the key has so many messages, and returns all that it has. */
    public List<ConsumerRecord<String, byte[]>> await(String key, int count) {
        return awaitAll(List.of(key), count);
    }

    /** Waits until the key has so many messages or more, and returns all that it has. */
    public List<ConsumerRecord<String, byte[]>> awaitAtLeast(String key, int count) {
        return awaitUntil(key, found -> found.size() >= count);
    }

    /** Waits until the key has so many events, however often each was sent, and returns all messages that it has. */
    public List<ConsumerRecord<String, byte[]>> awaitDistinct(String key, int count) {
        return awaitUntil(
                key,
                found -> found.stream().map(TopicReader::sequence).distinct().count() >= count);
    }

    /** The number of the event within its topic and key. */
    public static long sequence(ConsumerRecord<String, byte[]> message) {
        return Long.parseLong(
                new String(message.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8));
    }

    private List<ConsumerRecord<String, byte[]>> awaitUntil(
            String key, Predicate<List<ConsumerRecord<String, byte[]>>> complete) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!complete.test(of(List.of(key))) && System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
        List<ConsumerRecord<String, byte[]>> found = of(List.of(key));
        assertThat(complete.test(found))
                .as("all messages of %s: %s", key, found)
                .isTrue();
        return found;
    }

    /** Waits until each of the keys has so many messages, and returns all that they have. */
    public List<ConsumerRecord<String, byte[]>> awaitAll(Collection<String> keys, int countOfEach) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (of(keys).size() < keys.size() * countOfEach && System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add); // one too many would show
        List<ConsumerRecord<String, byte[]>> found = of(keys);
        assertThat(found).as("messages of %s", keys).hasSize(keys.size() * countOfEach);
        return found;
    }

    private List<ConsumerRecord<String, byte[]>> of(Collection<String> keys) {
        return seen.stream().filter(message -> keys.contains(message.key())).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
