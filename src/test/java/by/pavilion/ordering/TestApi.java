package by.pavilion.ordering;

import static io.restassured.RestAssured.given;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Calls of a storefront's server. */
public final class TestApi {
    private TestApi() {}

    public static RequestSpecification storefront() {
        return with(TestKeys.storefront());
    }

    /** The key of a storefront that has nothing to do with the first one. */
    public static String anotherStorefront() {
        return with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"role\":\"storefront\",\"label\":\"another shop\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    public static RequestSpecification with(String keyOrToken) {
        return given().header("Authorization", "Bearer " + keyOrToken);
    }

    public static ValidatableResponse place(String body) {
        return place(body, UUID.randomUUID().toString());
    }

    public static ValidatableResponse place(String body, String key) {
        return storefront()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/orders")
                .then();
    }

    /** An invented resident identity number with its right check digit (GB 11643). */
    public static String identityNumber() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String digits = "110101%04d%02d%02d%03d"
                .formatted(
                        random.nextInt(1950, 2001), random.nextInt(1, 13), random.nextInt(1, 29), random.nextInt(1000));
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            sum += (digits.charAt(index) - '0') * ((1 << (17 - index)) % 11);
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** The same by a quote. */
    public static String body(Sku sku, long quantity, String quoteId) {
        return body(sku, quantity).replaceFirst("^\\{", "{\"quoteId\":\"" + quoteId + "\",");
    }

    /** A good order of one line. */
    public static String body(Sku sku, long quantity) {
        return """
                {"buyer":{"name":"王小明","idType":"ID_CARD","idNumber":"11010519491231002X","phone":"13800138000"},
                 "shipTo":{"name":"王小红","phone":"13900139000","province":"上海市","city":"上海市","district":"浦东新区",
                           "street":"世纪大道100号","postcode":"200120"},
                 "lines":[{"sku":"%s","quantity":%d}],"channel":"storefront","buyerRef":"customer-%s"}""".formatted(sku, quantity, sku);
    }
}
