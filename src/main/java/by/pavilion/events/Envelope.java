package by.pavilion.events;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Events in CloudEvents' binary mode for Kafka: the attributes are headers, the value is the data. */
final class Envelope {
    private static final String PREFIX = "ce_";

    private Envelope() {}

    static ProducerRecord<String, byte[]> message(LoggedEvent event) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                event.topic().topicName(), event.key(), event.data().getBytes(StandardCharsets.UTF_8));
        event.attributes().forEach((name, value) -> put(message.headers(), PREFIX + name, value));
        put(message.headers(), "content-type", LoggedEvent.CONTENT_TYPE);
        return message;
    }

    /** The same event once more because somebody asked for it; readers with effects outside can tell by the header. */
    static ProducerRecord<String, byte[]> replay(LoggedEvent event) {
        ProducerRecord<String, byte[]> message = message(event);
        put(message.headers(), PREFIX + "replay", "true");
        return message;
    }

    static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
