package by.pavilion.pricing;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A promotion. */
public record PromotionId(long value) implements Comparable<PromotionId> {
    private static final IdFormat FORMAT = IdFormat.prefixed("prm");

    @JsonCreator
    public static PromotionId fromString(String text) {
        return new PromotionId(FORMAT.parse(text));
    }

    @Override
    public int compareTo(PromotionId other) {
        return Long.compare(value, other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
