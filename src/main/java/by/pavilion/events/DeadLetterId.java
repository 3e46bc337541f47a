package by.pavilion.events;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names an event that a context has set aside. */
public record DeadLetterId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("dlt");

    @JsonCreator
    public static DeadLetterId fromString(String text) {
        return new DeadLetterId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
