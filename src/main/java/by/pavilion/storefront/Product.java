package by.pavilion.storefront;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.ListingText;
import by.pavilion.catalog.ProductId;
import by.pavilion.shared.Languages;
import by.pavilion.shared.Money;
import by.pavilion.storefront.search.IndexedProduct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A product with its published SKUs, and its place in lists already written in every language. */
final class Product {
    static final Comparator<Product> NEWEST_FIRST =
            Comparator.comparing(Product::id).reversed();
    static final Comparator<Product> CHEAPEST_FIRST =
            Comparator.comparing(Product::price).thenComparing(Product::id);

    private final ProductId id;
    private final List<Variant> variants;
    private final Money price;
    private final String brandId;
    private final String producerId;
    private final Map<String, Body> items;

    /** @param variants not empty, by SKU */
    Product(ProductId id, List<Variant> variants, CategoryTree categories) {
        this.id = id;
        this.variants = List.copyOf(variants);
        this.price = variants.stream()
                .map(variant -> variant.listing().requirePrice())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        this.brandId = BrandId.of(main().brand()).value();
        String producer = main().producer();
        this.producerId = producer == null ? "" : ProducerId.of(producer).value();
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

    /** The brand as addresses and filters name it. */
    String brandId() {
        return brandId;
    }

    /** The producer as addresses and filters name it; empty when the listing names none. */
    String producerId() {
        return producerId;
    }

    /** The country that it comes from. */
    String origin() {
        return Origin.countryOf(main().customs().originCountry());
    }

    /** Whether what it can be found by is the same: its listings have not changed, at most their stock. */
    boolean isFoundLike(Product other) {
        return listings().equals(other.listings());
    }

    /** What it can be found by, in every language. */
    IndexedProduct toBeFound(CategoryTree categories) {
        List<String> names = new ArrayList<>();
        Set<String> brands = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        List<String> texts = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (Listing listing : listings()) {
            names.addAll(listing.names().values());
            brands.add(listing.brand());
            categories
                    .upFrom(listing.category())
                    .forEach(category -> groups.addAll(category.names().values()));
            texts.add(listing.content());
            add(texts, listing.producer());
            Languages.ALL.forEach(language -> add(
                    texts,
                    Origin.of(listing.customs().originCountry(), language).name()));
            for (ListingText text : listing.texts().values()) {
                add(texts, text.description());
                add(texts, text.ingredients());
                add(texts, text.allergens());
            }
            Presented.words(listing, categories.attributesOf(listing.category()))
                    .forEach(texts::add);
            codes.add(listing.sku().value().toLowerCase(Locale.ROOT));
            add(codes, listing.customs().gtin());
        }
        return new IndexedProduct(id.value(), names, brands, groups, texts, codes);
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }

    private List<Listing> listings() {
        return variants.stream().map(Variant::listing).toList();
    }
}
