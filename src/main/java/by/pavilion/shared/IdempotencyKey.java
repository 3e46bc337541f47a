package by.pavilion.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The caller's own name for one attempt to create something: 1 to 64 visible ASCII characters. */
public record IdempotencyKey(String value) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an idempotency key is 1 to 64 visible ASCII characters");
        }
    }

    @JsonCreator
    public static IdempotencyKey fromString(String text) {
        return new IdempotencyKey(text);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
