package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TopicSetupTest {
    @Inject
    TopicSetup setup;

    @Inject
    EventProducer producer;

    @Inject
    EventsConfig config;

    /** What other settings would want. */
    private record Wanted(EventsConfig other, int partitions, short replication, Duration retention)
            implements EventsConfig {
        @Override
        public boolean relay() {
            return other.relay();
        }

        @Override
        public Duration poll() {
            return other.poll();
        }

        @Override
        public Duration idlePoll() {
            return other.idlePoll();
        }

        @Override
        public int batch() {
            return other.batch();
        }

        @Override
        public int attempts() {
            return other.attempts();
        }

        @Override
        public Optional<Duration> startWithoutBrokerAfter() {
            return other.startWithoutBrokerAfter();
        }

        @Override
        public Duration settle() {
            return other.settle();
        }

        @Override
        public Duration keptFor() {
            return other.keptFor();
        }
    }

    @Test
    void makesTopicsAsTheSettingsWantThem() throws Exception {
        producer.requireTopics();

        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get()).containsAll(TopicSetup.names());
            assertThat(setup.differences(admin)).isEmpty();
        }
    }

    @Test
    void tellsOfTopicsThatAreAnotherWayAndLeavesThemAlone() throws Exception {
        producer.requireTopics();
        TopicSetup others = new TopicSetup(new Wanted(config, 12, config.replication(), Duration.ofDays(30)));

        try (Admin admin = admin()) {
            others.create(admin);

            assertThat(others.differences(admin))
                    .hasSize(2 * TopicSetup.names().size())
                    .contains(
                            "pavilion.orders: partitions is 8, wanted is 12",
                            "pavilion.orders: retention.ms is 604800000, wanted is 2592000000");
            assertThat(setup.differences(admin)).isEmpty();
        }
    }

    @Test
    void tellsOfTopicsWhereOneBrokerMayAcknowledgeAlone() throws Exception {
        producer.requireTopics();
        TopicSetup threeReplicas = new TopicSetup(new Wanted(config, 8, (short) 3, config.retention()));

        try (Admin admin = admin()) {
            assertThat(threeReplicas.differences(admin))
                    .contains(
                            "pavilion.orders: replicas is 1, wanted is 3",
                            "pavilion.orders: min.insync.replicas is 1, wanted is 2");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2", "4, 3", "5, 3"})
    void moreThanHalfOfTheReplicasHaveWhatIsAcknowledged(int replicas, int most) {
        assertThat(TopicSetup.mostOf(replicas)).isEqualTo(most);
    }

    private static Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)));
    }
}
