package by.pavilion.ordering;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A note on an order. */
public record NoteId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("not");

    @JsonCreator
    public static NoteId fromString(String text) {
        return new NoteId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
