package by.pavilion.contract;

import static by.pavilion.TestCalls.keyOf;
import static by.pavilion.TestCalls.newMerchantId;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static by.pavilion.catalog.TestListings.chocolate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call about an SKU, made by another merchant. An endpoint that is added is called too. */
@QuarkusTest
class MerchantsApartTest {
    private static final String SKUS = "/api/v1/merchant/products/";
    private static final String ABOUT_ONE = SKUS + "{sku}";

    private final String sku = newSku();
    private String owner;
    private String other;

    @BeforeEach
    void twoMerchantsAndAListing() {
        owner = keyOf(newMerchantId());
        other = keyOf(newMerchantId());
        with(owner)
                .contentType("application/json")
                .body(chocolate("26.00"))
                .put(SKUS + sku)
                .then()
                .statusCode(201);
    }

    @Test
    void anotherMerchantsSkuIsNotThereWhateverIsAskedOfIt() {
        Map<String, Integer> told = new TreeMap<>();
        Map<String, Integer> toldToTheOwner = new TreeMap<>();

        ServedEndpoints.all().forEach((endpoint, mediaType) -> {
            if (endpoint.path().startsWith(ABOUT_ONE)) {
                told.put(endpoint.toString(), call(other, endpoint, mediaType));
                if (endpoint.method() == Method.GET) {
                    toldToTheOwner.put(endpoint.toString(), call(owner, endpoint, mediaType));
                }
            }
        });

        assertThat(told).hasSizeGreaterThanOrEqualTo(18);
        assertThat(Set.copyOf(told.values())).as(told.toString()).containsExactly(404);
        assertThat(Set.copyOf(toldToTheOwner.values()))
                .as(toldToTheOwner.toString())
                .containsExactly(200);
        with(owner).get(SKUS + sku).then().statusCode(200).body("price.amount", equalTo("26.00"));
        with(other).get("/api/v1/merchant/products").then().body("items.size()", equalTo(0));
    }

    private int call(String key, ServedEndpoints.Endpoint endpoint, String mediaType) {
        RequestSpecification request = with(key)
                .header("If-Match", "*")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (endpoint.method() != Method.GET && endpoint.method() != Method.DELETE) {
            request.contentType(mediaType).body(chocolate("1.00"));
        }
        if (endpoint.path().endsWith("/price-before-tax")) {
            request.queryParam("priceWithTax", "29.00");
        }
        String path = endpoint.path().replace("{sku}", sku).replace("{channel}", "storefront");
        return request.request(endpoint.method(), path).statusCode();
    }
}
