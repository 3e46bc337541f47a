package by.pavilion.catalog;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A listing on its way through review. */
public record ReviewId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("rev");

    @JsonCreator
    public static ReviewId fromString(String text) {
        return new ReviewId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
