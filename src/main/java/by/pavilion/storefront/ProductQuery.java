package by.pavilion.storefront;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which products are wanted, and in which order.
 *
 * @param category a category's code; those below it belong to it
 * @param brand in full, in capitals or not
 * @param words that stand in a name, in whatever language, or in an SKU
 */
public record ProductQuery(
        @Nullable String category,
        @Nullable String brand,
        @Nullable String words,
        ProductSort sort) {

    boolean matches(Product product, Set<String> categories, @Nullable String lowerCaseWords) {
        return (category == null || categories.contains(product.main().category()))
                && (brand == null || brand.equalsIgnoreCase(product.main().brand()))
                && (lowerCaseWords == null || product.mentions(lowerCaseWords));
    }

    @Nullable
    String lowerCaseWords() {
        return words == null || words.isBlank() ? null : words.strip().toLowerCase(Locale.ROOT);
    }
}
