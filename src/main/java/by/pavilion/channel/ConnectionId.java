package by.pavilion.channel;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Our way to one shop through one application. */
public record ConnectionId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("con");

    @JsonCreator
    public static ConnectionId fromString(String text) {
        return new ConnectionId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
