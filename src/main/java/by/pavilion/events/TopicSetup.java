package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * The topics as the settings want them. Those that are missing are made; those that are there and differ are told of and left
 * alone: other partitions would break the order of keys, and an operator may have good reasons for the rest.
 */
@ApplicationScoped
class TopicSetup {
    private final EventsConfig config;

    TopicSetup(EventsConfig config) {
        this.config = config;
    }

    static List<String> names() {
        return Stream.concat(Arrays.stream(Topic.values()).map(Topic::topicName), Stream.of(DeadLetterTopic.NAME))
                .toList();
    }

    void create(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing = names().stream()
                .filter(name -> !present.contains(name))
                .map(name -> new NewTopic(name, config.partitions(), config.replication()).configs(settings()))
                .toList();
        try {
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) { // else another replica was faster
                throw e;
            }
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(config.retention().toMillis()),
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                String.valueOf(mostOf(config.replication())));
    }

    /** With Kafka's default, one, what is acknowledged by "all" can be on the one broker that is lost next. */
    static int mostOf(int replicas) {
        return replicas / 2 + 1;
    }

    /** What is not as the settings want it, one sentence each. */
    List<String> differences(Admin admin) throws ExecutionException, InterruptedException {
        List<String> differences = new ArrayList<>();
        Map<String, TopicDescription> topics =
                new TreeMap<>(admin.describeTopics(names()).allTopicNames().get());
        for (TopicDescription topic : topics.values()) {
            int replicas = topic.partitions().stream()
                    .mapToInt(partition -> partition.replicas().size())
                    .min()
                    .orElse(0);
            compare(topic.name(), "partitions", topic.partitions().size(), config.partitions(), differences);
            compare(topic.name(), "replicas", replicas, config.replication(), differences);
        }
        List<ConfigResource> wanted = names().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> present =
                admin.describeConfigs(wanted).all().get();
        present.forEach((topic, found) -> settings()
                .forEach((name, value) -> compare(topic.name(), name, valueOf(found.get(name)), value, differences)));
        return differences;
    }

    /** Not everything that speaks Kafka's protocol knows each of its settings. */
    private static String valueOf(@Nullable ConfigEntry entry) {
        return entry == null ? "unknown" : entry.value();
    }

    private static void compare(String topic, String what, Object is, Object wanted, List<String> differences) {
        if (!String.valueOf(is).equals(String.valueOf(wanted))) {
            differences.add(topic + ": " + what + " is " + is + ", wanted is " + wanted);
        }
    }
}
