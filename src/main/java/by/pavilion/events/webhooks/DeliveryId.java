package by.pavilion.events.webhooks;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names the delivery of an event to a webhook; all of its attempts share it. */
public record DeliveryId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("dlv");

    @JsonCreator
    public static DeliveryId fromString(String text) {
        return new DeliveryId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
