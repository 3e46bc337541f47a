package by.pavilion.ordering;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A payment; the number under which the payment firm knows it. */
public record PaymentId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("pay");

    @JsonCreator
    public static PaymentId fromString(String text) {
        return new PaymentId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
