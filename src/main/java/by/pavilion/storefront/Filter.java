package by.pavilion.storefront;

import by.pavilion.catalog.Storage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    static final int PRODUCER = 1 << 6;

    /** The first attribute that is asked for; the others follow. */
    private static final int ATTRIBUTES = 1 << 7;

    private final Columns columns;
    private final boolean @Nullable [] categories;
    private final boolean @Nullable [] brands;
    private final boolean @Nullable [] spellings;
    private final boolean @Nullable [] producers;
    private final boolean @Nullable [] storages;
    private final boolean @Nullable [] origins;
    private final List<Attribute> attributes;
    private final long minPrice;
    private final long maxPrice;
    private final boolean inStock;

    Filter(ProductQuery query, Columns columns, CategoryTree tree) {
        String category = query.category();
        String brand = query.brand();
        ProducerId producer = query.producer();
        Storage storage = query.storage();
        String origin = query.origin();
        Long lowest = query.minPrice();
        Long highest = query.maxPrice();
        Set<String> below = category == null ? null : tree.from(category);
        this.columns = columns;
        this.categories = wanted(columns.categories(), below == null ? null : below::contains);
        this.brands = wanted(columns.brands(), brand == null ? null : brand::equals);
        this.spellings = wanted(columns.spellings(), brand == null ? null : brand::equalsIgnoreCase);
        this.producers = wanted(columns.producers(), producer == null ? null : producer.value()::equals);
        this.storages = wanted(columns.storages(), storage == null ? null : storage.name()::equals);
        this.origins = wanted(columns.origins(), origin == null ? null : code -> origin.equals(Origin.countryOf(code)));
        this.attributes = attributes(query, columns);
        this.minPrice = lowest == null ? 0 : lowest;
        this.maxPrice = highest == null ? Long.MAX_VALUE : highest;
        this.inStock = query.inStock();
    }

    /**
     * One of the attributes that are asked for.
     *
     * @param column null when no product has it
     */
    private record Attribute(
            String code, int condition, @Nullable Column column, Set<Integer> wanted) {
        boolean takes(int row) {
            return column != null && wanted.contains(column.at(row));
        }
    }

    private static List<Attribute> attributes(ProductQuery query, Columns columns) {
        List<Attribute> attributes = new ArrayList<>();
        query.attributes().forEach((code, values) -> {
            Column column = columns.attributes().get(code);
            Set<Integer> wanted = new HashSet<>();
            for (int number = 0; column != null && number < column.size(); number++) {
                if (AttributeColumns.parts(column.value(number)).stream().anyMatch(values::contains)) {
                    wanted.add(number);
                }
            }
            attributes.add(new Attribute(code, ATTRIBUTES << attributes.size(), column, wanted));
        });
        return List.copyOf(attributes);
    }

    /** The condition on an attribute, as a bit; 0 when there is none. */
    int conditionOn(String code) {
        return attributes.stream()
                .filter(attribute -> attribute.code().equals(code))
                .mapToInt(Attribute::condition)
                .findFirst()
                .orElse(0);
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
        if (producers != null && !producers[columns.producers().at(row)]) {
            misses |= PRODUCER;
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
        for (Attribute attribute : attributes) {
            if (!attribute.takes(row)) {
                misses |= attribute.condition();
            }
        }
        return misses;
    }
}
