package by.pavilion.storefront;

import by.pavilion.storefront.search.LatinName;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A brand in addresses and filters: its name in small Latin letters, so that every way to write it is one brand. */
public record BrandId(String value) implements Comparable<BrandId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 100;

    public BrandId {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no brand id: " + value);
        }
    }

    @JsonCreator
    public static BrandId fromString(String text) {
        return new BrandId(text);
    }

    /** The id of the brand that listings call so. */
    static BrandId of(String name) {
        String latin = LatinName.of(name);
        String cut = latin.length() > LONGEST ? latin.substring(0, LONGEST).replaceFirst("-+$", "") : latin;
        return new BrandId(cut.isEmpty() ? "brand-" + Integer.toHexString(name.hashCode()) : cut);
    }

    @Override
    public int compareTo(BrandId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
