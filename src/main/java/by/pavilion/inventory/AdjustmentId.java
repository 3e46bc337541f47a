package by.pavilion.inventory;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names an adjustment of stock: {@code adj_…}. */
public record AdjustmentId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("adj");

    @JsonCreator
    public static AdjustmentId fromString(String text) {
        return new AdjustmentId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
