package by.pavilion.ordering;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** That an order is held, and why. */
public record HoldId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("hld");

    @JsonCreator
    public static HoldId fromString(String text) {
        return new HoldId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
