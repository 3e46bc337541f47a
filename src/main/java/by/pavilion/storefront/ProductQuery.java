package by.pavilion.storefront;

import by.pavilion.catalog.Gtin;
import by.pavilion.catalog.Storage;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which products are wanted, and in which order.
 *
 * @param category a category's code; those below it belong to it
 * @param brand its name in full, in capitals or not, or its id
 * @param producer of whom the listing says that he makes it
 * @param minPrice in minor units, itself included; as is {@code maxPrice}
 * @param inStock whether only what is there is wanted
 * @param collection one that is shown now; nothing is in another
 * @param origin ISO 3166 alpha-2
 * @param attributes values by the codes of attributes: one of each is wanted; at most {@value #MOST_ATTRIBUTES}
 * @param words what is typed to find them
 * @param sort null for the usual one: by relevance when words are given, else the newest first
 */
public record ProductQuery(
        @Nullable String category,
        @Nullable String brand,
        @Nullable ProducerId producer,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        boolean inStock,
        @Nullable CollectionId collection,
        @Nullable Storage storage,
        @Nullable String origin,
        Map<String, Set<String>> attributes,
        @Nullable String words,
        @Nullable ProductSort sort) {
    /** Each is a condition of its own in {@link Filter}. */
    static final int MOST_ATTRIBUTES = 10;

    private static final Pattern DIGITS_IN_GROUPS = Pattern.compile("\\d[\\d ]{6,18}\\d");

    /** @throws by.pavilion.shared.Problem 400 when the lowest price is above the highest, or attributes are too many */
    public ProductQuery {
        words = words == null || words.isBlank() ? null : together(words.strip());
        if (minPrice != null && maxPrice != null && minPrice > maxPrice) {
            throw StorefrontProblems.reversedRange();
        }
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw StorefrontProblems.tooManyAttributes(MOST_ATTRIBUTES);
        }
        attributes = Map.copyOf(attributes);
    }

    /** A trade item's number stands in groups under its bars, and is typed so. */
    private static String together(String words) {
        if (!DIGITS_IN_GROUPS.matcher(words).matches()) {
            return words;
        }
        String number = words.replace(" ", "");
        return Gtin.isGtin(number) ? number : words;
    }

    /**
     * The order that is meant: without words everything is equally relevant, and the newest comes first; what comes first in
     * a collection is most relevant to it.
     */
    ProductSort order() {
        if (words == null && collection == null) {
            return sort == null || sort == ProductSort.RELEVANCE ? ProductSort.NEWEST : sort;
        }
        return sort == null ? ProductSort.RELEVANCE : sort;
    }
}
