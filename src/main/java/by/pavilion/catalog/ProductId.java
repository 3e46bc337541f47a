package by.pavilion.catalog;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A product: what a buyer sees as one thing, with one or more SKUs. */
public record ProductId(long value) implements Comparable<ProductId> {
    private static final IdFormat FORMAT = IdFormat.prefixed("prd");

    @JsonCreator
    public static ProductId fromString(String text) {
        return new ProductId(FORMAT.parse(text));
    }

    @Override
    public int compareTo(ProductId other) {
        return Long.compare(value, other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
