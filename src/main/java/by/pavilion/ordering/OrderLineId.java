package by.pavilion.ordering;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A line of an order. */
public record OrderLineId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("oln");

    @JsonCreator
    public static OrderLineId fromString(String text) {
        return new OrderLineId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
