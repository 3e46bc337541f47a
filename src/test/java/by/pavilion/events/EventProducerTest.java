package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventProducerTest {
    @Inject
    TopicSetup setup;

    /** As when the broker has not let it in for a moment: such a producer of Kafka's never sends again. */
    @Test
    void aProducerThatHasFailedForGoodIsReplacedWithoutANewStart() throws Exception {
        List<MockProducer<String, byte[]>> opened = new ArrayList<>();
        EventProducer producer = new EventProducer(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                setup,
                Duration.ofSeconds(20),
                unused -> {
                    MockProducer<String, byte[]> next = new MockProducer<>(
                            true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
                    opened.add(next);
                    return next;
                });
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(Topic.CHANNELS.topicName(), "test:broken", "{}".getBytes(StandardCharsets.UTF_8));
        producer.send(message).get(60, TimeUnit.SECONDS);
        opened.get(0).sendException = new KafkaException("in an error state");

        assertThatThrownBy(() -> producer.send(message)).isInstanceOf(KafkaException.class);
        producer.send(message).get(60, TimeUnit.SECONDS);

        assertThat(opened).hasSize(2);
        assertThat(opened.get(0).closed()).isTrue();
        assertThat(opened.get(1).history()).containsExactly(message);
        producer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "none"})
    void doesNotStartWithSettingsThatCouldLoseEvents(String acks) {
        EventProducer producer = configured(Map.of("acks", acks));

        assertThatThrownBy(() -> producer.check(new StartupEvent()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kafka.acks must be all")
                .hasMessageContaining(acks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "-1"})
    void startsWithBothWordsForAll(String acks) {
        EventProducer producer = configured(Map.of("acks", acks));

        assertThatCode(() -> producer.check(new StartupEvent())).doesNotThrowAnyException();
    }

    @Test
    void sendsOnceToAllReplicasAndByKeyWhateverIsConfigured() throws Exception {
        Map<String, Object> used = new HashMap<>();
        EventProducer producer = new EventProducer(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                        "enable.idempotence",
                        "false",
                        "partitioner.class",
                        RoundRobinPartitioner.class.getName(),
                        "partitioner.ignore.keys",
                        "true"),
                setup,
                Duration.ofSeconds(20),
                settings -> {
                    used.putAll(settings);
                    return new MockProducer<>(
                            true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
                });

        producer.check(new StartupEvent());
        producer.send(new ProducerRecord<>(
                        Topic.CHANNELS.topicName(), "test:settings", "{}".getBytes(StandardCharsets.UTF_8)))
                .get(60, TimeUnit.SECONDS);

        assertThat(used)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("partitioner.ignore.keys", false)
                .doesNotContainKey("partitioner.class");
        producer.close();
    }

    /** Nobody is called. */
    private EventProducer configured(Map<String, Object> kafka) {
        return new EventProducer(kafka, setup, Duration.ofSeconds(20), unused -> {
            throw new IllegalStateException("nothing is sent");
        });
    }
}
