package by.pavilion.logistics.consolidation;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A departure, as rows and addresses name it. */
public record DepartureId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("dep");

    @JsonCreator
    public static DepartureId fromString(String text) {
        return new DepartureId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
