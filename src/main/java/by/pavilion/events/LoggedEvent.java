package by.pavilion.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as our own log keeps it: everything that its envelope says, however it travels.
 *
 * @param position its place in the log; a key's next event always has a higher one
 * @param causationId the event that caused it; null at the beginning of a business transaction
 * @param traceparent the trace as a caller has begun it; null when one is to be made
 * @param data the JSON of the fact, as it was written
 */
public record LoggedEvent(
        long position,
        long number,
        Topic topic,
        String key,
        long sequence,
        String type,
        Instant happenedAt,
        Instant recordedAt,
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent,
        String data) {

    static final String CONTENT_TYPE = "application/json";
    private static final String ZEROS = "0000000000";
    private static final JsonFactory JSON = new JsonFactory();

    /** The same at each delivery: the dedupe id. */
    public String id() {
        return Outbox.EVENT_ID.print(number);
    }

    /** The attributes of CloudEvents but the type of the content, in their usual order. */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", id());
        attributes.put("source", "/pavilion/" + topic.context());
        attributes.put("type", type);
        attributes.put("subject", key);
        attributes.put("time", withMillis(happenedAt));
        attributes.put("partitionkey", key);
        attributes.put("sequence", padded(sequence));
        attributes.put("dataschema", "urn:pavilion:schema:" + type);
        attributes.put("correlationid", correlationId);
        if (causationId != null) {
            attributes.put("causationid", causationId);
        }
        attributes.put("recordedtime", EventTime.print(recordedAt));
        attributes.put("traceparent", trace());
        return attributes;
    }

    /** The trace that it belongs to, as {@code traceparent} of W3C Trace Context. */
    public String trace() {
        return traceparent == null ? TraceParent.made(correlationId, number) : traceparent;
    }

    /** Always with three digits behind the point, also where they are zeros, which {@code Instant} leaves out. */
    private static String withMillis(Instant instant) {
        String time = EventTime.print(instant.truncatedTo(ChronoUnit.MILLIS));
        return time.indexOf('.') < 0 ? time.replace("Z", ".000Z") : time;
    }

    /** As text it sorts like the number; this is on the way of every event, and formats are slow. */
    private static String padded(long sequence) {
        String digits = Long.toString(sequence);
        return ZEROS.substring(Math.min(digits.length(), ZEROS.length())) + digits;
    }

    /** The whole event in CloudEvents' structured mode, with the data byte for byte as Kafka has it. */
    public String toJson() {
        StringWriter text = new StringWriter(data.length() + 700);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> attribute : attributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeStringField("datacontenttype", CONTENT_TYPE);
            json.writeFieldName("data");
            json.writeRawValue(data);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    ReceivedEvent received() {
        return new ReceivedEvent(id(), topic, type, key, sequence, happenedAt, correlationId, data, traceparent);
    }
}
