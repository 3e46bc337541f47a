package by.pavilion.identity;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A merchant, as callers and rows name it. */
public record MerchantId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("mer");

    @JsonCreator
    public static MerchantId fromString(String text) {
        return new MerchantId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
