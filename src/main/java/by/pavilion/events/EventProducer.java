package by.pavilion.events;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one producer of this replica: idempotent, acknowledged by all replicas. It makes sure that the topics exist. */
@ApplicationScoped
class EventProducer {
    private static final Logger LOG = Logger.getLogger(EventProducer.class);
    private static final String ACKS = "all";

    private final Map<String, Object> kafka;
    private final TopicSetup setup;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private volatile boolean topicsReady;

    EventProducer(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicSetup setup) {
        this.kafka = kafka;
        this.setup = setup;
    }

    /** Whoever configures less would lose events with one broker, and ought to hear of it at the start. */
    void check(@Observes StartupEvent event) {
        Object acks = kafka.getOrDefault(ProducerConfig.ACKS_CONFIG, ACKS);
        if (!Set.of(ACKS, "-1").contains(String.valueOf(acks))) {
            throw new ConfigurationException(
                    "kafka.acks must be all: events are sent with nothing less, not with " + acks);
        }
    }

    boolean topicsReady() {
        return topicsReady;
    }

    /**
     * Creates the topics that are not there. Readers call it before they subscribe, the relay before it sends: the start of
     * the application does not wait for the broker.
     *
     * @throws IllegalStateException when the broker does not answer
     */
    synchronized void requireTopics() {
        if (!topicsReady) {
            createTopics();
        }
    }

    synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        requireTopics();
        KafkaProducer<String, byte[]> open = producer;
        if (open == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, ACKS);
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 45_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open.send(message);
    }

    private void createTopics() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("request.timeout.ms", 15_000);
        settings.put("default.api.timeout.ms", 20_000);
        try (Admin admin = Admin.create(settings)) {
            setup.create(admin);
            topicsReady = true;
            tellDifferences(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create topics: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    /** Who may not ask for the settings of topics may still send. */
    private void tellDifferences(Admin admin) throws InterruptedException {
        try {
            setup.differences(admin).forEach(difference -> LOG.warnf("topic %s", difference));
        } catch (ExecutionException e) {
            LOG.warnf("the settings of the topics cannot be checked: %s", e.getCause());
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
