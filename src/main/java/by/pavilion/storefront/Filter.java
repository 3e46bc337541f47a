package by.pavilion.storefront;

import by.pavilion.catalog.Storage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which products a list holds, and by which of its conditions another product is not in it. */
final class Filter {
    static final int CATEGORY = 1;
    static final int BRAND = 1 << 1;
    static final int PRICE = 1 << 2;
    static final int STOCK = 1 << 3;
    static final int STORAGE = 1 << 4;
    static final int ORIGIN = 1 << 5;

    private final @Nullable Set<String> categories;
    private final @Nullable String brand;
    private final long minPrice;
    private final long maxPrice;
    private final boolean inStock;
    private final @Nullable Storage storage;
    private final @Nullable String origin;

    Filter(ProductQuery query, CategoryTree tree) {
        String category = query.category();
        Long lowest = query.minPrice();
        Long highest = query.maxPrice();
        this.categories = category == null ? null : tree.from(category);
        this.brand = query.brand();
        this.minPrice = lowest == null ? 0 : lowest;
        this.maxPrice = highest == null ? Long.MAX_VALUE : highest;
        this.inStock = query.inStock();
        this.storage = query.storage();
        this.origin = query.origin();
    }

    boolean takes(Product product) {
        return misses(product) == 0;
    }

    /** The conditions that the product does not meet, as bits. */
    int misses(Product product) {
        int misses = 0;
        if (categories != null && !categories.contains(product.main().category())) {
            misses |= CATEGORY;
        }
        if (brand != null
                && !brand.equals(product.brandId())
                && !brand.equalsIgnoreCase(product.main().brand())) {
            misses |= BRAND;
        }
        long price = product.price().minor();
        if (price < minPrice || price > maxPrice) {
            misses |= PRICE;
        }
        if (inStock && !product.inStock()) {
            misses |= STOCK;
        }
        if (storage != null && storage != product.main().storage()) {
            misses |= STORAGE;
        }
        if (origin != null && !origin.equals(product.origin())) {
            misses |= ORIGIN;
        }
        return misses;
    }
}
