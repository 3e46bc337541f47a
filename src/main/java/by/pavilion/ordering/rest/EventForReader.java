package by.pavilion.ordering.rest;

import by.pavilion.events.ReceivedEvent;
import by.pavilion.identity.Caller;
import by.pavilion.identity.Role;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Set;

/** What who watches an order is shown of an event: all of it, but buyers are not told why their order is held. */
@Singleton
class EventForReader {
    private static final Set<String> OF_HOLDS = Set.of("by.pavilion.order.held.v1", "by.pavilion.order.unheld.v1");

    private final ObjectMapper json;

    EventForReader(ObjectMapper json) {
        this.json = json;
    }

    /** The JSON of the event. */
    String data(ReceivedEvent event, Caller reader) {
        return reader.is(Role.BUYER) && OF_HOLDS.contains(event.type()) ? withoutReasons(event) : event.data();
    }

    private String withoutReasons(ReceivedEvent event) {
        try {
            ObjectNode data = json.readValue(event.data(), ObjectNode.class);
            data.remove("reasons");
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id() + " is no JSON object", e);
        }
    }
}
