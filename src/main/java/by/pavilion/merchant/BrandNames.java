package by.pavilion.merchant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The brands that a document is for, as listings name them; every brand when there are none. Names that differ in case,
 * spaces and punctuation only are one brand: a listing does not get out of its brand's paper by a capital letter.
 */
public final class BrandNames {
    /** One line with a letter or digit in it. */
    public static final String FORM = "[^\\r\\n\\p{L}\\p{N}]*+[\\p{L}\\p{N}][^\\r\\n]*+";

    private static final String LINE = "\n";
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    /** Of a document that names none. */
    public static final BrandNames ALL = new BrandNames(List.of());

    private final List<String> names;

    /** Made once: a file of listings asks for each of its rows. */
    private final Set<String> keys;

    /** @param names each of them of the {@link #FORM} */
    public BrandNames(List<String> names) {
        if (!names.stream().allMatch(name -> name.matches(FORM))) {
            throw new IllegalArgumentException("no names of brands: " + names);
        }
        this.names = names.stream().map(String::strip).toList();
        this.keys = this.names.stream().map(BrandNames::key).collect(Collectors.toUnmodifiableSet());
    }

    @JsonValue
    public List<String> names() {
        return names;
    }

    public boolean isOfAll() {
        return names.isEmpty();
    }

    public boolean include(String brand) {
        return isOfAll() || keys.contains(key(brand));
    }

    /** As rows keep them, one a line; null when it is of all. */
    @Nullable
    String print() {
        return isOfAll() ? null : String.join(LINE, names);
    }

    static BrandNames parse(@Nullable String lines) {
        return lines == null ? ALL : new BrandNames(List.of(lines.split(LINE)));
    }

    private static String key(String name) {
        String letters = NO_LETTERS.matcher(name).replaceAll("");
        return Normalizer.normalize(letters, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replace('Ё', 'Е');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BrandNames brands && names.equals(brands.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
