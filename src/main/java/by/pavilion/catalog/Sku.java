package by.pavilion.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The unit that is kept in stock and sold: 1 to 20 capital letters, digits and hyphens, so that it fits customs' list. */
public record Sku(String value) implements Comparable<Sku> {
    public static final int MAX_LENGTH = 20;
    private static final Pattern FORM = Pattern.compile("[A-Z0-9-]{1," + MAX_LENGTH + "}");

    public Sku {
        if (!isSku(value)) {
            throw new IllegalArgumentException("not an SKU: " + value);
        }
    }

    public static boolean isSku(String text) {
        return FORM.matcher(text).matches();
    }

    @JsonCreator
    public static Sku fromString(String text) {
        return new Sku(text);
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
