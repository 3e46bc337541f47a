package by.pavilion.logistics.consolidation;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A bag, pallet or container, as rows and addresses name it. */
public record UnitId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("unt");

    @JsonCreator
    public static UnitId fromString(String text) {
        return new UnitId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
