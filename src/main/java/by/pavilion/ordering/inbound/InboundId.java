package by.pavilion.ordering.inbound;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Goods that go to a bonded warehouse in bulk. */
public record InboundId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("inb");

    @JsonCreator
    public static InboundId fromString(String text) {
        return new InboundId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
