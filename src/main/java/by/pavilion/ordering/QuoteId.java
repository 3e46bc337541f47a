package by.pavilion.ordering;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A quote that is kept for a while, from URL to row. */
public record QuoteId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("quo");

    @JsonCreator
    public static QuoteId fromString(String text) {
        return new QuoteId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
