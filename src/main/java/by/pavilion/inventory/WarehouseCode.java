package by.pavilion.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The short name of a warehouse: 1 to 20 capital letters, digits and hyphens. */
public record WarehouseCode(String value) implements Comparable<WarehouseCode> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9-]{1,20}");

    public WarehouseCode {
        if (!isWarehouseCode(value)) {
            throw new IllegalArgumentException("not the code of a warehouse: " + value);
        }
    }

    public static boolean isWarehouseCode(String text) {
        return FORM.matcher(text).matches();
    }

    @JsonCreator
    public static WarehouseCode fromString(String text) {
        return new WarehouseCode(text);
    }

    @Override
    public int compareTo(WarehouseCode other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
