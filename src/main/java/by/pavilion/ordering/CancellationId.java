package by.pavilion.ordering;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** That a part of an order was cancelled. */
public record CancellationId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("can");

    @JsonCreator
    public static CancellationId fromString(String text) {
        return new CancellationId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
