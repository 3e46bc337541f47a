package by.pavilion.catalog.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;

import io.restassured.response.Response;
import java.util.Map;

/** What the demo merchant does with its listings. */
final class ListingCalls {
    static final String PRODUCTS = "/api/v1/merchant/products/";

    private ListingCalls() {}

    static Response put(String sku, String body) {
        return asMerchant().contentType("application/json").body(body).put(PRODUCTS + sku);
    }

    static Response change(String sku, String body) {
        return asMerchant()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body)
                .put(PRODUCTS + sku);
    }

    static Response standing(String sku, String status) {
        return asMerchant()
                .contentType("application/json")
                .body("{\"status\":\"" + status + "\"}")
                .put(PRODUCTS + sku + "/standing");
    }

    static Response submit(String sku) {
        return asMerchant().post(PRODUCTS + sku + "/submissions");
    }

    static Response get(String sku) {
        return asMerchant().get(PRODUCTS + sku);
    }

    /** Five pieces, so that it can go on sale for the first time. */
    static void stock(String sku) {
        asOperator()
                .contentType("application/json")
                .body(Map.of("name", "For tests", "country", "BY", "customsMode", "9610"))
                .put("/api/v1/warehouses/TEST-LISTINGS");
        asMerchant()
                .contentType("application/json")
                .body("{\"available\":5,\"warehouse\":\"TEST-LISTINGS\"}")
                .put(PRODUCTS + sku + "/stock")
                .then()
                .statusCode(200);
    }
}
