package by.pavilion.ordering;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A cart, from URL to row. */
public record CartId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("crt");

    @JsonCreator
    public static CartId fromString(String text) {
        return new CartId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
