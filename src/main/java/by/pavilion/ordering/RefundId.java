package by.pavilion.ordering;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A refund; the number under which the payment firm knows it. */
public record RefundId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("rfd");

    @JsonCreator
    public static RefundId fromString(String text) {
        return new RefundId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
