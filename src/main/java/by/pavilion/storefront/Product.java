package by.pavilion.storefront;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.ProductId;
import by.pavilion.shared.Languages;
import by.pavilion.shared.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A product with its published SKUs, and its place in lists already written in every language. */
final class Product {
    static final Comparator<Product> NEWEST_FIRST =
            Comparator.comparing(Product::id).reversed();
    static final Comparator<Product> CHEAPEST_FIRST =
            Comparator.comparing(Product::price).thenComparing(Product::id);

    private final ProductId id;
    private final List<Variant> variants;
    private final Money price;
    private final String searchText;
    private final Map<String, Body> items;

    /** @param variants not empty, by SKU */
    Product(ProductId id, List<Variant> variants, CategoryTree categories) {
        this.id = id;
        this.variants = List.copyOf(variants);
        this.price = variants.stream()
                .map(variant -> variant.listing().requirePrice())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        this.searchText =
                variants.stream().map(variant -> searchText(variant.listing())).collect(Collectors.joining("\n"));
        this.items = Languages.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(
                        language -> language, language -> Body.of(ProductItem.of(this, language, categories))));
    }

    ProductId id() {
        return id;
    }

    List<Variant> variants() {
        return variants;
    }

    /** The listing that speaks for the product where one has to: that of the first SKU. */
    Listing main() {
        return variants.get(0).listing();
    }

    /** The lowest price of its SKUs. */
    Money price() {
        return price;
    }

    boolean inStock() {
        return variants.stream().anyMatch(Variant::inStock);
    }

    /** Its place in a list. */
    Body item(String language) {
        Body item = items.get(language);
        if (item == null) {
            throw new IllegalArgumentException("no list in " + language);
        }
        return item;
    }

    boolean mentions(String lowerCaseWords) {
        return searchText.contains(lowerCaseWords);
    }

    private static String searchText(Listing listing) {
        return (listing.sku() + "\n" + String.join("\n", listing.names().values())).toLowerCase(Locale.ROOT);
    }
}
