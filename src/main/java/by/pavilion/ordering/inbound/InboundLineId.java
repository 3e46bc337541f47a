package by.pavilion.ordering.inbound;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A lot among the goods of an inbound. */
public record InboundLineId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("inl");

    @JsonCreator
    public static InboundLineId fromString(String text) {
        return new InboundLineId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
