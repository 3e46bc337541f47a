package by.pavilion.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The maker's number of a batch, as printed on the goods: 1 to 40 visible ASCII characters. */
public record LotNumber(String value) implements Comparable<LotNumber> {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,40}");

    public LotNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the number of a lot: " + value);
        }
    }

    @JsonCreator
    public static LotNumber fromString(String text) {
        return new LotNumber(text);
    }

    @Override
    public int compareTo(LotNumber other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
