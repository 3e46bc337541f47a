package by.pavilion.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as a reader gets it.
 *
 * @param id the same at each delivery: the dedupe id
 * @param sequence its number among the events of its topic and key, from 1
 * @param data the JSON of the fact
 * @param traceparent the trace that it belongs to; null when nobody has said so
 */
public record ReceivedEvent(
        String id,
        Topic topic,
        String type,
        String key,
        long sequence,
        Instant time,
        String correlationId,
        String data,
        @Nullable String traceparent) {

    public ReceivedEvent(
            String id,
            Topic topic,
            String type,
            String key,
            long sequence,
            Instant time,
            String correlationId,
            String data) {
        this(id, topic, type, key, sequence, time, correlationId, data, null);
    }

    /** Reads the data into a record of the reader's own, which names only the fields that it needs. */
    public <T> T as(Class<T> shape) {
        try {
            return EventJson.READER.readerFor(shape).readValue(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + id + " of type " + type + " has not the expected shape", e);
        }
    }

    /** Kept apart from the application's mapper: readers must ignore what they do not know. */
    private static final class EventJson {
        static final ObjectMapper READER = EventMapper.create();
    }
}
