package by.pavilion.pricing;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A price list. */
public record PriceListId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("pls");

    @JsonCreator
    public static PriceListId fromString(String text) {
        return new PriceListId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
