package by.pavilion.storefront.rest;

import by.pavilion.catalog.Storage;
import by.pavilion.storefront.CollectionId;
import by.pavilion.storefront.ProductQuery;
import by.pavilion.storefront.ProductSort;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Which products are wanted, as the query of a call says it. */
class Wanted {
    private static final String AMOUNT = "\\d{1,9}(\\.\\d{1,2})?";
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

    @QueryParam("sort")
    @Nullable
    ProductSort sort;

    ProductQuery toQuery() {
        return new ProductQuery(
                category, brand, minor(minPrice), minor(maxPrice), inStock, collection, storage, origin, words, sort);
    }

    private static @Nullable Long minor(@Nullable String amount) {
        return amount == null
                ? null
                : new BigDecimal(amount).movePointRight(DECIMALS).longValueExact();
    }
}
