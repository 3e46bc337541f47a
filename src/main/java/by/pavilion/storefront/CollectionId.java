package by.pavilion.storefront;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A collection in addresses: small letters, digits and hyphens, chosen by the operator. */
public record CollectionId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 60;

    public CollectionId {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no collection id: " + value);
        }
    }

    @JsonCreator
    public static CollectionId fromString(String text) {
        return new CollectionId(text);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
