package by.pavilion.events;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one producer of this replica: idempotent, acknowledged by all replicas, by key. It makes sure that the topics exist. */
@ApplicationScoped
class EventProducer {
    private static final Logger LOG = Logger.getLogger(EventProducer.class);
    private static final String ACKS = "all";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How Kafka's clients begin to say that no name of a broker is known: they have no exception of its own for that. */
    private static final String NO_SUCH_HOST = "No resolvable bootstrap urls";

    private final Map<String, Object> kafka;
    private final TopicSetup setup;
    private final Duration patience;
    private final Function<Map<String, Object>, Producer<String, byte[]>> opening;
    private final long madeAtNanos = System.nanoTime();
    private @Nullable Producer<String, byte[]> producer;
    private volatile boolean topicsReady;
    private volatile boolean brokerAway;

    @Inject
    EventProducer(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicSetup setup) {
        this(
                kafka,
                setup,
                PATIENCE,
                settings -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
    }

    /**
     * @param patience how long to wait for the broker when the topics are looked at
     * @param opening makes a producer with these settings
     */
    EventProducer(
            Map<String, Object> kafka,
            TopicSetup setup,
            Duration patience,
            Function<Map<String, Object>, Producer<String, byte[]>> opening) {
        this.kafka = kafka;
        this.setup = setup;
        this.patience = patience;
        this.opening = opening;
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

    /** For how long this replica has looked for the broker in vain since its start; empty when the broker has answered. */
    Optional<Duration> withoutBroker() {
        return brokerAway ? Optional.of(Duration.ofNanos(System.nanoTime() - madeAtNanos)) : Optional.empty();
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
        Producer<String, byte[]> open = producer;
        if (open == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, ACKS);
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.remove(ProducerConfig.PARTITIONER_CLASS_CONFIG); // a key's events in one partition, or in no order
            settings.put(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, false);
            // Else the first event of a portion goes alone, and each call has the broker wake all readers.
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 45_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
            open = opening.apply(settings);
            producer = open;
        }
        try {
            return open.send(message);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            producer = null;
            abandon(open);
            throw e;
        }
    }

    /** One that the broker has not let in refuses everything from then on: the next send opens another. */
    private static void abandon(Producer<String, byte[]> broken) {
        try {
            broken.close(Duration.ZERO);
        } catch (KafkaException e) {
            LOG.debugf("a producer that is broken is not closed: %s", e.getMessage());
        }
    }

    private void createTopics() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("request.timeout.ms", (int) patience.toMillis() * 3 / 4);
        settings.put("default.api.timeout.ms", (int) patience.toMillis());
        try (Admin admin = Admin.create(settings)) {
            setup.create(admin);
            topicsReady = true;
            brokerAway = false;
            tellDifferences(admin);
        } catch (ExecutionException e) {
            brokerAway = e.getCause() instanceof RetriableException;
            throw new IllegalStateException("cannot create topics: " + e.getCause(), e);
        } catch (KafkaException e) { // before anybody was asked
            Throwable cause = e.getCause();
            String reason = String.valueOf((cause == null ? e : cause).getMessage());
            brokerAway = reason.startsWith(NO_SUCH_HOST);
            throw new IllegalStateException("cannot create topics: " + reason, e);
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
