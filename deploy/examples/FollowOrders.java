import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows orders on Kafka by the rules in docs/events.md. After a build:
 *
 * <pre>java -cp 'target/quarkus-app/lib/main/*' deploy/examples/FollowOrders.java localhost:9092</pre>
 *
 * What it keeps in memory a real reader keeps in its database, in the transaction of its own work.
 */
public class FollowOrders {
    public static void main(String[] arguments) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", arguments.length > 0 ? arguments[0] : "localhost:9092");
        settings.put("group.id", "example.follow-orders");
        settings.put("enable.auto.commit", "false"); // only after our own work
        settings.put("auto.offset.reset", "earliest");
        Map<String, Long> lastSequences = new HashMap<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("pavilion.orders"));
            while (true) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofSeconds(1))) {
                    handle(message, lastSequences);
                }
                consumer.commitSync();
            }
        }
    }

    private static void handle(ConsumerRecord<String, String> message, Map<String, Long> lastSequences) {
        if (message.key() == null || !header(message, "ce_sequence").matches("[0-9]{1,18}")) {
            // Not one of the store's events: set it aside with its headers, and go on.
            System.err.printf("set aside: partition %d, offset %d%n", message.partition(), message.offset());
            return;
        }
        long sequence = Long.parseLong(header(message, "ce_sequence"));
        long last = lastSequences.getOrDefault(message.key(), 0L);
        if (sequence <= last) {
            return; // delivered again
        }
        if (sequence > last + 1 && last > 0) {
            // Cannot happen while Kafka keeps the events. Then: GET /api/v1/events?key=… or read the order.
            System.err.printf("%s: a gap between %d and %d%n", message.key(), last, sequence);
        }
        String mark = header(message, "ce_replay").isEmpty() ? "" : " (sent again)";
        switch (header(message, "ce_type")) {
            case "by.pavilion.order.placed.v1", "by.pavilion.order.released.v1", "by.pavilion.order.delivered.v1" ->
                System.out.printf("%s %s %s%s%n", message.key(), sequence, header(message, "ce_type"), mark);
            default -> { } // types may be added
        }
        lastSequences.put(message.key(), sequence);
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
