package by.pavilion.storefront;

import by.pavilion.catalog.Storage;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which products a list holds, and by which of its conditions another product is not in it. */
final class Filter {
    static final int CATEGORY = 1;
    static final int BRAND = 1 << 1;
    static final int PRICE = 1 << 2;
    static final int STOCK = 1 << 3;
    static final int STORAGE = 1 << 4;
    static final int ORIGIN = 1 << 5;

    private final Columns columns;
    private final boolean @Nullable [] categories;
    private final boolean @Nullable [] brands;
    private final boolean @Nullable [] spellings;
    private final boolean @Nullable [] storages;
    private final boolean @Nullable [] origins;
    private final long minPrice;
    private final long maxPrice;
    private final boolean inStock;

    Filter(ProductQuery query, Columns columns, CategoryTree tree) {
        String category = query.category();
        String brand = query.brand();
        Storage storage = query.storage();
        String origin = query.origin();
        Long lowest = query.minPrice();
        Long highest = query.maxPrice();
        Set<String> below = category == null ? null : tree.from(category);
        this.columns = columns;
        this.categories = wanted(columns.categories(), below == null ? null : below::contains);
        this.brands = wanted(columns.brands(), brand == null ? null : brand::equals);
        this.spellings = wanted(columns.spellings(), brand == null ? null : brand::equalsIgnoreCase);
        this.storages = wanted(columns.storages(), storage == null ? null : storage.name()::equals);
        this.origins = wanted(columns.origins(), origin == null ? null : code -> origin.equals(Origin.countryOf(code)));
        this.minPrice = lowest == null ? 0 : lowest;
        this.maxPrice = highest == null ? Long.MAX_VALUE : highest;
        this.inStock = query.inStock();
    }

    private static boolean @Nullable [] wanted(Column column, @Nullable Predicate<String> condition) {
        return condition == null ? null : column.wanted(condition);
    }

    boolean takes(int row) {
        return misses(row) == 0;
    }

    /** The conditions that the product of the row does not meet, as bits. */
    int misses(int row) {
        int misses = 0;
        if (categories != null && !categories[columns.categories().at(row)]) {
            misses |= CATEGORY;
        }
        if (brands != null
                && spellings != null
                && !brands[columns.brands().at(row)]
                && !spellings[columns.spellings().at(row)]) {
            misses |= BRAND;
        }
        long price = columns.price(row);
        if (price < minPrice || price > maxPrice) {
            misses |= PRICE;
        }
        if (inStock && !columns.inStock(row)) {
            misses |= STOCK;
        }
        if (storages != null && !storages[columns.storages().at(row)]) {
            misses |= STORAGE;
        }
        if (origins != null && !origins[columns.origins().at(row)]) {
            misses |= ORIGIN;
        }
        return misses;
    }
}
