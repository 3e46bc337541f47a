package by.pavilion.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of an event, the same however often and in whatever way it is delivered. */
public record EventId(long value) {
    /** @throws IllegalArgumentException when the text is not an event's id */
    @JsonCreator
    public static EventId fromString(String text) {
        return new EventId(Outbox.EVENT_ID.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return Outbox.EVENT_ID.print(value);
    }
}
