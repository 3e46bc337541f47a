package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import by.pavilion.launch.SecuredBroker;
import io.quarkus.kafka.client.runtime.KafkaRuntimeConfigProducer;
import io.quarkus.runtime.ApplicationConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our own clients at a real broker with SCRAM over TLS, with the settings and the rights of the runbook and nothing beyond them.
 */
@QuarkusTest
class SecuredKafkaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static @Nullable SecuredBroker started;

    @Inject
    ApplicationConfig application;

    @Inject
    TopicSetup setup;

    @Inject
    EventsConfig config;

    @Inject
    Inbox inbox;

    @Inject
    DeadLetterStore deadLetters;

    @Inject
    EventLog log;

    @Inject
    Clock clock;

    /** No bean: the application's own readers do not know it. */
    private static class WhenSecured implements ReactionToEach {
        private final List<String> keys = new CopyOnWriteArrayList<>();

        @Override
        public String context() {
            return "secured";
        }

        @Override
        public Topic topic() {
            return Topic.CHANNELS;
        }

        @Override
        public String type() {
            return TestEvents.TYPE;
        }

        @Override
        public void on(ReceivedEvent event) {
            keys.add(event.key());
        }
    }

    private static synchronized SecuredBroker broker() throws Exception {
        SecuredBroker broker = started;
        if (broker == null) {
            broker = SecuredBroker.start();
            started = broker;
        }
        return broker;
    }

    @AfterAll
    static void end() {
        if (started != null) {
            started.close();
            started = null;
        }
    }

    @Test
    void sendsAndReadsWithTheSettingsAndRightsOfTheRunbook() throws Exception {
        allow();
        Map<String, Object> ours = settings(broker().environmentOf("pavilion"));
        EventProducer producer = new EventProducer(ours, setup);
        WhenSecured whenSecured = new WhenSecured();
        Reactions reactions = new Reactions(
                ours,
                config,
                producer,
                inbox,
                deadLetters,
                new DeadLetterTopic(producer, log, clock),
                clock,
                List.of(whenSecured));
        String key = TestEvents.newKey();
        try {
            producer.requireTopics();
            reactions.start(new StartupEvent());
            producer.send(Envelope.message(event(Topic.CHANNELS, key))).get(60, TimeUnit.SECONDS);
            producer.send(Envelope.message(event(Topic.ORDERS, key))).get(60, TimeUnit.SECONDS);

            await().atMost(PATIENCE).until(() -> whenSecured.keys.contains(key));
            assertThat(readBy("warehouse", Topic.ORDERS)).contains(key);
            assertThatThrownBy(() -> readBy("warehouse", Topic.CUSTOMS))
                    .isInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> sendBy("warehouse", Topic.ORDERS))
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        } finally {
            reactions.stop(new ShutdownEvent());
            producer.close();
        }
    }

    @Test
    void isNotLetInWithAWrongPasswordAndLetsNoStrangerIn() throws Exception {
        Map<String, Object> wrong = settings(broker().environmentOf("pavilion", "guessed"));
        Map<String, Object> untrusted = settings(broker().environmentOf("pavilion"));
        untrusted.keySet().removeIf(name -> name.startsWith("ssl."));

        assertThatThrownBy(() -> new EventProducer(wrong, setup).requireTopics())
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
        assertThatThrownBy(() -> new EventProducer(untrusted, setup).requireTopics())
                .cause()
                .hasCauseInstanceOf(SslAuthenticationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void fewerAcknowledgementsThanAllStopTheStart(String acks) {
        EventProducer producer = new EventProducer(settings(Map.of("KAFKA_ACKS", acks)), setup);

        assertThatThrownBy(() -> producer.check(new StartupEvent()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kafka.acks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "-1"})
    void allOfThemDoNot(String acks) {
        new EventProducer(settings(Map.of("KAFKA_ACKS", acks)), setup).check(new StartupEvent());
        new EventProducer(settings(Map.of()), setup).check(new StartupEvent());
    }

    /** As Quarkus reads the environment. */
    private Map<String, Object> settings(Map<String, String> environment) {
        return new HashMap<>(new KafkaRuntimeConfigProducer()
                .createKafkaRuntimeConfig(
                        new SmallRyeConfigBuilder()
                                .withSources(new EnvConfigSource(environment, 300))
                                .build(),
                        application));
    }

    /** The lines of the runbook. */
    private void allow() throws Exception {
        try (Admin admin = Admin.create(settings(broker().environmentOf(SecuredBroker.ADMIN)))) {
            admin.createAcls(List.of(
                            may("pavilion", AclOperation.ALL, ResourceType.TOPIC, "pavilion.", PatternType.PREFIXED),
                            may("pavilion", AclOperation.READ, ResourceType.GROUP, "pavilion.", PatternType.PREFIXED),
                            may(
                                    "pavilion",
                                    AclOperation.IDEMPOTENT_WRITE,
                                    ResourceType.CLUSTER,
                                    "kafka-cluster",
                                    PatternType.LITERAL),
                            may(
                                    "warehouse",
                                    AclOperation.READ,
                                    ResourceType.TOPIC,
                                    "pavilion.orders",
                                    PatternType.LITERAL),
                            may(
                                    "warehouse",
                                    AclOperation.DESCRIBE,
                                    ResourceType.TOPIC,
                                    "pavilion.orders",
                                    PatternType.LITERAL),
                            may(
                                    "warehouse",
                                    AclOperation.READ,
                                    ResourceType.GROUP,
                                    "warehouse.",
                                    PatternType.PREFIXED)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    private static AclBinding may(
            String user, AclOperation operation, ResourceType type, String name, PatternType pattern) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private static LoggedEvent event(Topic topic, String key) {
        long number = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return new LoggedEvent(
                1,
                number,
                topic,
                key,
                1,
                TestEvents.TYPE,
                Instant.EPOCH,
                Instant.EPOCH,
                "evt_0000000000001",
                null,
                null,
                "{}");
    }

    /** The keys that somebody finds in a topic, with a group of its own. */
    private List<String> readBy(String user, Topic topic) throws Exception {
        Map<String, Object> settings = settings(broker().environmentOf(user));
        settings.put("group.id", user + "." + topic.topicName());
        settings.put("auto.offset.reset", "earliest");
        List<String> keys = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic.topicName()));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (keys.isEmpty() && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> keys.add(message.key()));
            }
        }
        return keys;
    }

    private void sendBy(String user, Topic topic) throws Exception {
        Map<String, Object> settings = settings(broker().environmentOf(user));
        settings.put("enable.idempotence", false);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var unused = producer.send(
                            new ProducerRecord<>(topic.topicName(), "forged", "{}".getBytes(StandardCharsets.UTF_8)))
                    .get(60, TimeUnit.SECONDS);
        }
    }
}
