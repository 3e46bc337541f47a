package by.pavilion.ordering;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Orders that were placed together, from URL to row. */
public record CheckoutId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("chk");

    @JsonCreator
    public static CheckoutId fromString(String text) {
        return new CheckoutId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
