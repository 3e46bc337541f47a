package by.pavilion.events;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * The live end of {@code pavilion.orders} for those who watch one order. Each replica reads every partition from its end,
 * without a consumer group, and hands each event to the listeners of its key. Nothing is remembered: whoever joins reads
 * the past from {@link EventLog} and drops what comes twice.
 */
@ApplicationScoped
public class EventTail {
    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration FIRST_POSITION = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final Map<String, Set<Consumer<ReceivedEvent>>> listeners = new ConcurrentHashMap<>();
    private final CountDownLatch positioned = new CountDownLatch(1);
    private volatile boolean stopping;
    private boolean started;

    EventTail(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /**
     * Calls the listener for each new event of the key, on the thread that reads Kafka: it must return at once. When this
     * method returns, reading has begun, so the log read afterwards and the live events leave no gap. After an interruption
     * at the broker there may be one: a listener that misses a number reads the log. Call it on a worker thread.
     */
    public AutoCloseable listen(String key, Consumer<ReceivedEvent> listener) {
        start();
        awaitPosition();
        listeners.compute(key, (unused, present) -> {
            Set<Consumer<ReceivedEvent>> set = present == null ? new CopyOnWriteArraySet<>() : present;
            set.add(listener);
            return set;
        });
        return () -> listeners.computeIfPresent(key, (unused, present) -> {
            present.remove(listener);
            return present.isEmpty() ? null : present;
        });
    }

    /** The first listener starts the reading: an installation without watchers does not pay for it. */
    private synchronized void start() {
        if (!started) {
            started = true;
            Thread thread = new Thread(this::read, "events-tail");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void awaitPosition() {
        try {
            if (!positioned.await(FIRST_POSITION.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the live end of orders is not reached yet, watchers live off the log until then");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void read() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        while (!stopping) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                List<TopicPartition> partitions = consumer.partitionsFor(Topic.ORDERS.topicName()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                partitions.forEach(consumer::position); // seeking is lazy: this fixes the place now
                positioned.countDown();
                while (!stopping) {
                    for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                        tell(message);
                    }
                }
            } catch (RuntimeException | Error e) { // without its thread nobody would hear anything live any more
                if (!stopping) {
                    LOG.warnf("the live end of orders is interrupted, watchers catch up from the log: %s", e);
                    pause();
                }
            }
        }
    }

    private void tell(ConsumerRecord<String, byte[]> message) {
        Set<Consumer<ReceivedEvent>> watching = listeners.get(message.key());
        if (watching != null) {
            ReceivedEvent event = Reactions.received(message);
            watching.forEach(listener -> listener.accept(event));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
