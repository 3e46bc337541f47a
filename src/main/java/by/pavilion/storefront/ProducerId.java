package by.pavilion.storefront;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A producer in addresses and filters: the name in small Latin letters, as brands have it. */
public record ProducerId(String value) {
    public ProducerId {
        if (!BrandId.isLatin(value)) {
            throw new IllegalArgumentException("no producer id: " + value);
        }
    }

    @JsonCreator
    public static ProducerId fromString(String text) {
        return new ProducerId(text);
    }

    /** The id of the producer that listings call so. */
    static ProducerId of(String name) {
        return new ProducerId(BrandId.latin(name, "producer"));
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
