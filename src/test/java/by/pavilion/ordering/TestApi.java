package by.pavilion.ordering;

import static io.restassured.RestAssured.given;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Calls of a storefront's server. */
public final class TestApi {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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

    /** The same without waiting for the answer. */
    public static CompletableFuture<HttpResponse<String>> placing(String body, String key) {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/orders"))
                        .header("Authorization", "Bearer " + TestKeys.storefront())
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
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
