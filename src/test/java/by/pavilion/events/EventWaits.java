package by.pavilion.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** How long after its commit the first event of a key is with a reader of its topic, for benchmarks. */
public final class EventWaits {
    private static final Duration JOINING = Duration.ofSeconds(3);

    private final Topic topic;
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final List<Long> waits = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread reader = new Thread(this::read, "bench-reader");

    private EventWaits(Topic topic) {
        this.topic = topic;
    }

    /** Reads the topic from its end on. */
    public static EventWaits of(Topic topic) throws InterruptedException {
        EventWaits waits = new EventWaits(topic);
        waits.reader.start();
        TimeUnit.SECONDS.sleep(JOINING.toSeconds());
        return waits;
    }

    /** The key's first event has just been committed. */
    public void committed(String key) {
        committed.put(key, System.nanoTime());
    }

    /**
     * Waits for the last ones, prints the distribution and ends the reading.
     *
     * @return how many have arrived
     */
    public int print(String what) throws InterruptedException {
        TimeUnit.SECONDS.sleep(JOINING.toSeconds());
        over.set(true);
        reader.join();
        List<Long> sorted = waits.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "commit to reader, %s, %d events: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.get(sorted.size() - 1) / 1e6);
        return sorted.size();
    }

    /** An event may be with the reader before its writer has noted the commit: then it has not waited. */
    private void read() {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            Map<String, Long> arrived = new HashMap<>();
            while (!over.get() || !arrived.isEmpty()) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(message -> arrived.putIfAbsent(message.key(), System.nanoTime()));
                arrived.entrySet().removeIf(one -> {
                    Long at = committed.remove(one.getKey());
                    if (at != null) {
                        waits.add(Math.max(0, one.getValue() - at));
                    }
                    return at != null || over.get();
                });
            }
        }
    }
}
