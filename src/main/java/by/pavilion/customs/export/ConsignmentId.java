package by.pavilion.customs.export;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A consignment. */
public record ConsignmentId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("csn");

    @JsonCreator
    public static ConsignmentId fromString(String text) {
        return new ConsignmentId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
