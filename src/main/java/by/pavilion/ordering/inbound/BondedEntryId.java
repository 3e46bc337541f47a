package by.pavilion.ordering.inbound;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One time at which goods of an inbound were taken into the bonded warehouse. */
public record BondedEntryId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("ben");

    @JsonCreator
    public static BondedEntryId fromString(String text) {
        return new BondedEntryId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
