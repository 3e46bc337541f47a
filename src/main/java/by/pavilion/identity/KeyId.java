package by.pavilion.identity;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An API key's name, which is no secret. */
public record KeyId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("key");

    @JsonCreator
    public static KeyId fromString(String text) {
        return new KeyId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
