package by.pavilion.storefront.rest;

import by.pavilion.catalog.Storage;
import by.pavilion.storefront.CollectionId;
import by.pavilion.storefront.ProducerId;
import by.pavilion.storefront.ProductQuery;
import by.pavilion.storefront.ProductSort;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which products are wanted, as the query of a call says it. */
class Wanted {
    private static final String AMOUNT = "\\d{1,9}(\\.\\d{1,2})?";
    private static final String CONDITION = "[a-zA-Z0-9]{1,30}:[a-z0-9-]{1,40}";
    private static final int DECIMALS = 2;

    @QueryParam("q")
    @Size(max = 100)
    @Searchable
    @Nullable
    String words;

    @QueryParam("category")
    @Size(max = 40)
    @Nullable
    String category;

    @QueryParam("brand")
    @Size(max = 100)
    @Nullable
    String brand;

    @QueryParam("producer")
    @Nullable
    ProducerId producer;

    @QueryParam("minPrice")
    @Pattern(regexp = AMOUNT, message = "malformed")
    @Nullable
    String minPrice;

    @QueryParam("maxPrice")
    @Pattern(regexp = AMOUNT, message = "malformed")
    @Nullable
    String maxPrice;

    @QueryParam("inStock")
    @DefaultValue("false")
    boolean inStock;

    @QueryParam("collection")
    @Nullable
    CollectionId collection;

    @QueryParam("storage")
    @Nullable
    Storage storage;

    @QueryParam("origin")
    @Pattern(regexp = "[A-Z]{2}", message = "malformed")
    @Nullable
    String origin;

    @QueryParam("attributes")
    @Size(max = 500)
    @Pattern(regexp = CONDITION + "(," + CONDITION + ")*", message = "malformed")
    @Nullable
    String attributes;

    @QueryParam("sort")
    @Nullable
    ProductSort sort;

    ProductQuery toQuery() {
        return new ProductQuery(
                category,
                brand,
                producer,
                minor(minPrice),
                minor(maxPrice),
                inStock,
                collection,
                storage,
                origin,
                byCode(attributes),
                words,
                sort);
    }

    private static Map<String, Set<String>> byCode(@Nullable String conditions) {
        Map<String, Set<String>> byCode = new TreeMap<>();
        if (conditions != null) {
            for (String condition : conditions.split(",", -1)) {
                int colon = condition.indexOf(':');
                byCode.computeIfAbsent(condition.substring(0, colon), code -> new TreeSet<>())
                        .add(condition.substring(colon + 1));
            }
        }
        return byCode;
    }

    private static @Nullable Long minor(@Nullable String amount) {
        return amount == null
                ? null
                : new BigDecimal(amount).movePointRight(DECIMALS).longValueExact();
    }
}
