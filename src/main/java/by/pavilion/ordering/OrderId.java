package by.pavilion.ordering;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An order, from URL to row; the key of its events. */
public record OrderId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("ord");

    @JsonCreator
    public static OrderId fromString(String text) {
        return new OrderId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
