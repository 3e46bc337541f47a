package by.pavilion.events.rest;

import by.pavilion.events.LoggedEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An event as CloudEvents writes it when everything is in the body; the names are theirs. */
record EventResponse(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        String time,
        String partitionkey,
        String sequence,
        String dataschema,
        String correlationid,
        Optional<String> causationid,
        String recordedtime,
        String traceparent,
        String datacontenttype,
        JsonNode data) {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    static EventResponse of(LoggedEvent event) {
        Map<String, String> attributes = event.attributes();
        return new EventResponse(
                required(attributes, "specversion"),
                required(attributes, "id"),
                required(attributes, "source"),
                required(attributes, "type"),
                required(attributes, "subject"),
                required(attributes, "time"),
                required(attributes, "partitionkey"),
                required(attributes, "sequence"),
                required(attributes, "dataschema"),
                required(attributes, "correlationid"),
                Optional.ofNullable(attributes.get("causationid")),
                required(attributes, "recordedtime"),
                required(attributes, "traceparent"),
                "application/json",
                tree(event));
    }

    private static String required(Map<String, String> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name));
    }

    private static JsonNode tree(LoggedEvent event) {
        try {
            return JSON.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id() + " is not JSON", e);
        }
    }
}
