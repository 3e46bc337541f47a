package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

/** Orders do not wait for a broker that is away, and a replica with wrong settings does not take the place of a good one. */
@QuarkusTest
class TopicsReadinessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

    @Inject
    TopicSetup setup;

    @Inject
    EventsConfig config;

    @Test
    void aReplicaThatFindsNoBrokerIsReadyWhenItHasWaitedLongEnough() throws IOException {
        EventProducer producer = producer(Map.of("bootstrap.servers", "127.0.0.1:" + closedPort()));
        HealthCheckResponse before = new TopicsReadiness(producer, AT_ONCE).call();

        assertThatThrownBy(producer::requireTopics).isInstanceOf(IllegalStateException.class);

        assertThat(before.getStatus()).as("nobody has looked yet").isEqualTo(HealthCheckResponse.Status.DOWN);
        HealthCheckResponse after = new TopicsReadiness(producer, AT_ONCE).call();
        assertThat(after.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(after.getData()).hasValue(Map.of("broker", "away"));
        HealthCheckResponse patient = new TopicsReadiness(producer, Optional.of(Duration.ofHours(1))).call();
        assertThat(patient.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(patient.getData()).hasValue(Map.of("broker", "away"));
        assertThat(new TopicsReadiness(producer, Optional.empty()).call().getStatus())
                .as("a demo")
                .isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @Test
    void aReplicaThatWentOnWithoutTheBrokerStaysReadyWhenTheBrokerIsBackAndRefusesIt() throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:" + closedPort()));
        EventProducer producer = producer(settings);
        TopicsReadiness readiness = new TopicsReadiness(producer, AT_ONCE);
        assertThatThrownBy(producer::requireTopics).isInstanceOf(IllegalStateException.class);
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        settings.put("security.protocol", "NONSENSE");

        assertThatThrownBy(producer::requireTopics).isInstanceOf(IllegalStateException.class);

        assertThat(producer.withoutBroker()).isEmpty();
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    /** Where services are found by name, that of a broker that is down may be unknown. */
    @Test
    void aNameThatNobodyKnowsIsABrokerThatIsAway() {
        EventProducer producer = producer(Map.of("bootstrap.servers", "broker.invalid:9092"));

        assertThatThrownBy(producer::requireTopics).isInstanceOf(IllegalStateException.class);

        assertThat(new TopicsReadiness(producer, AT_ONCE).call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void settingsThatAreWrongAreNoBrokerThatIsAway() {
        EventProducer producer =
                new EventProducer(Map.of("bootstrap.servers", servers(), "security.protocol", "NONSENSE"), setup);

        assertThatThrownBy(producer::requireTopics).isInstanceOf(IllegalStateException.class);

        HealthCheckResponse refused = new TopicsReadiness(producer, AT_ONCE).call();
        assertThat(refused.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(refused.getData().orElse(Map.of())).isEmpty();
    }

    @Test
    void aReplicaThatHasSeenTheTopicsIsReadyHoweverLongItMayWait() {
        EventProducer producer = new EventProducer(Map.of("bootstrap.servers", servers()), setup);

        producer.requireTopics();

        HealthCheckResponse ready = new TopicsReadiness(producer, Optional.empty()).call();
        assertThat(ready.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(ready.getData().orElse(Map.of())).isEmpty();
    }

    @Test
    void onlyProductionGoesOnWithoutTheBroker() throws IOException {
        assertThat(config.startWithoutBrokerAfter()).isEmpty();
        assertThat(Files.readAllLines(Path.of("src", "main", "resources", "application.properties")))
                .filteredOn(line -> line.contains("start-without-broker-after"))
                .containsExactly("%prod.pavilion.events.start-without-broker-after=1m");
    }

    private EventProducer producer(Map<String, Object> settings) {
        return new EventProducer(settings, setup, PATIENCE, unused -> {
            throw new AssertionError("nothing is sent here");
        });
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
