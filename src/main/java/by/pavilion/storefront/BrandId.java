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
        if (!isLatin(value)) {
            throw new IllegalArgumentException("no brand id: " + value);
        }
    }

    @JsonCreator
    public static BrandId fromString(String text) {
        return new BrandId(text);
    }

    /** The id of the brand that listings call so. */
    static BrandId of(String name) {
        return new BrandId(latin(name, "brand"));
    }

    /** @param kind begins the id of a name that has no Latin form */
    static String latin(String name, String kind) {
        String latin = LatinName.of(name);
        String cut = latin.length() > LONGEST ? latin.substring(0, LONGEST).replaceFirst("-+$", "") : latin;
        return cut.isEmpty() ? kind + "-" + Integer.toHexString(name.hashCode()) : cut;
    }

    static boolean isLatin(String id) {
        return id.length() <= LONGEST && FORM.matcher(id).matches();
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
