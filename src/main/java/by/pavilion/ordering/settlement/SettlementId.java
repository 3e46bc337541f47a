package by.pavilion.ordering.settlement;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A closed statement. */
public record SettlementId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("stl");

    @JsonCreator
    public static SettlementId fromString(String text) {
        return new SettlementId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
