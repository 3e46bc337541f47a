package by.pavilion.storefront;

import by.pavilion.catalog.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Which products are wanted, and in which order.
 *
 * @param category a category's code; those below it belong to it
 * @param brand its name in full, in capitals or not, or its id
 * @param minPrice in minor units, itself included; as is {@code maxPrice}
 * @param inStock whether only what is there is wanted
 * @param collection one that is shown now; nothing is in another
 * @param origin ISO 3166 alpha-2
 * @param words what is typed to find them
 * @param sort null for the usual one: by relevance when words are given, else the newest first
 */
public record ProductQuery(
        @Nullable String category,
        @Nullable String brand,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        boolean inStock,
        @Nullable CollectionId collection,
        @Nullable Storage storage,
        @Nullable String origin,
        @Nullable String words,
        @Nullable ProductSort sort) {

    /** @throws by.pavilion.shared.Problem 400 when the lowest price is above the highest */
    public ProductQuery {
        words = words == null || words.isBlank() ? null : words.strip();
        if (minPrice != null && maxPrice != null && minPrice > maxPrice) {
            throw StorefrontProblems.reversedRange();
        }
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
