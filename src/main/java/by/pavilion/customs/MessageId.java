package by.pavilion.customs;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One message, sent or received; what its bytes are bound to when encrypted. */
public record MessageId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("cms");

    @JsonCreator
    public static MessageId fromString(String text) {
        return new MessageId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
