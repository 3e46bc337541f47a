package by.pavilion.ordering;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A return of goods by their buyer. */
public record ReturnId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("ret");

    @JsonCreator
    public static ReturnId fromString(String text) {
        return new ReturnId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
