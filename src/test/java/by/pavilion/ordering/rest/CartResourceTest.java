package by.pavilion.ordering.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CartResourceTest {
    @Inject
    TestShop shop;

    @Test
    void isMadeReadChangedAndTakenAway() {
        Sku one = shop.chocolate("26.00", 10);
        Sku other = shop.chocolate("27.00", 1);
        String key = newKey();
        String body =
                "{\"lines\":[{\"sku\":\"%s\",\"quantity\":1},{\"sku\":\"%s\",\"quantity\":1}]}".formatted(one, one);

        ValidatableResponse made = make(body, key)
                .statusCode(201)
                .header("Location", startsWith("/api/v1/carts/crt_"))
                .header("ETag", equalTo("\"1\""))
                .body("lines.sku", contains(one.toString()))
                .body("lines.quantity", contains(2));
        String cart = made.extract().path("id");
        make(body, key).statusCode(201).body("id", equalTo(cart));
        make("{}", key).statusCode(422).body("type", equalTo("urn:pavilion:problem:idempotency-key-reused"));

        change(cart, null, "{}").statusCode(428);
        change(cart, "\"7\"", "{\"lines\":{\"nonsense\":0}}").statusCode(412);
        change(cart, "\"1\"", "{\"lines\":{\"%s\":3}}".formatted(other))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("lines.sku", contains(one.toString(), other.toString()));
        change(cart, "\"1\"", "{\"lines\":{\"%s\":null}}".formatted(other)).statusCode(412);

        read(cart)
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .header("Cache-Control", equalTo("no-store"))
                .body("lines[0].name", equalTo("Test chocolate"))
                .body("lines[0].unitPrice.amount", equalTo("26.00"))
                .body("lines[0].goods.amount", equalTo("52.00"))
                .body("lines[0].buyable", equalTo(true))
                .body("lines[0].obstacle", nullValue())
                .body("lines[1].buyable", equalTo(false))
                .body("lines[1].obstacle.reason", equalTo("exceeds-stock"))
                .body("lines[1].obstacle.text", equalTo("There are 1 left."));
        shop.reprice(one, "30.00");
        TestApi.storefront()
                .header("If-None-Match", "\"2\"")
                .get("/api/v1/carts/{id}", cart)
                .then()
                .statusCode(200)
                .body("lines[0].unitPrice.amount", equalTo("30.00"));

        TestApi.storefront()
                .header("If-Match", "\"2\"")
                .contentType("application/merge-patch+json")
                .body("{\"lines\":{\"%s\":null}}".formatted(one))
                .patch("/api/v1/carts/{id}", cart)
                .then()
                .statusCode(200)
                .body("lines.sku", contains(other.toString()));
        TestApi.storefront()
                .header("If-Match", "\"2\"")
                .delete("/api/v1/carts/{id}", cart)
                .then()
                .statusCode(412);
        TestApi.storefront().delete("/api/v1/carts/{id}", cart).then().statusCode(204);
        read(cart).statusCode(404);
        TestApi.storefront().delete("/api/v1/carts/{id}", cart).then().statusCode(404);
    }

    @Test
    void isListedByTheStorefrontsOwnCustomerTheNewestFirst() {
        Sku sku = shop.chocolate("26.00", 10);
        String customer = "customer-" + sku;
        String first = made("{\"buyerRef\":\"%s\"}".formatted(customer));
        String second =
                made("{\"buyerRef\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}".formatted(customer, sku));
        made("{\"buyerRef\":\"somebody else\"}");

        String next = TestApi.storefront()
                .queryParam("buyerRef", customer)
                .queryParam("limit", 1)
                .get("/api/v1/carts")
                .then()
                .statusCode(200)
                .body("items.id", contains(second))
                .body("items[0].lines", hasSize(1))
                .body("next", notNullValue())
                .extract()
                .path("next");
        TestApi.storefront()
                .queryParam("buyerRef", customer)
                .queryParam("cursor", next)
                .get("/api/v1/carts")
                .then()
                .statusCode(200)
                .body("items.id", contains(first))
                .body("items[0].lines", hasSize(0))
                .body("next", nullValue());
    }

    @Test
    void anotherStorefrontSeesAndChangesNothingOfIt() {
        String cart = made("{}");
        String own = made("{}");
        String other = TestApi.anotherStorefront();

        TestApi.with(other).get("/api/v1/carts/{id}", cart).then().statusCode(404);
        TestApi.with(other).get("/api/v1/carts").then().statusCode(200).body("items", hasSize(0));
        TestApi.with(other).delete("/api/v1/carts/{id}", cart).then().statusCode(404);
        TestApi.with(other)
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"nonsense\":1}")
                .patch("/api/v1/carts/{id}", cart)
                .then()
                .statusCode(404);
        TestApi.with(other)
                .header("Idempotency-Key", newKey())
                .contentType("application/json")
                .body("{\"cartId\":\"%s\"}".formatted(own))
                .post("/api/v1/carts/{id}/merges", cart)
                .then()
                .statusCode(404);
        read("crt_0000000000000").statusCode(404);
        read("nonsense").statusCode(404);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        Sku sku = shop.chocolate("26.00", 10);
        String cart = made("{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}".formatted(sku));

        make("""
                        {"buyerRef":"","lines":[{"sku":"NO-SUCH-SKU","quantity":0},{"sku":"%s","quantity":-1},
                         {"sku":"%s","quantity":9223372036854775807},{"quantity":1},{"sku":"%s"}]}""".formatted(sku, sku, sku), newKey())
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/buyerRef",
                                "/lines/0/sku",
                                "/lines/0/quantity",
                                "/lines/1/quantity",
                                "/lines/2/quantity",
                                "/lines/3/sku",
                                "/lines/4/quantity"));
        make("{\"currency\":\"USD\",\"lines\":[{\"sku\":\"NO-SUCH-SKU\",\"quantity\":\"many\"}]}", newKey())
                .statusCode(422)
                .body("errors.pointer", hasItems("/currency", "/lines/0/quantity", "/lines/0/sku"));
        change(cart, "*", "{\"lines\":{\"%s\":0,\"NO-SUCH-SKU\":1,\"a/b\":null}}".formatted(sku))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/lines/" + sku, "/lines/NO-SUCH-SKU", "/lines/a~1b"));
        change(cart, "*", "{\"lines\":{\"%s\":\"many\"},\"extra\":1}".formatted(sku))
                .statusCode(422)
                .body("errors.pointer", hasItems("/lines/" + sku, "/extra"));
        merge(cart, "{}").statusCode(422).body("errors.pointer", contains("/cartId"));
        merge(cart, "{\"cartId\":\"ord_0000000000000\"}").statusCode(422).body("errors.pointer", contains("/cartId"));
        read(cart).body("lines.quantity", contains(1));
    }

    @Test
    void holdsOnlySoManyLines() {
        List<Sku> goods = IntStream.range(0, 51)
                .mapToObj(number -> shop.chocolate("26.00"))
                .toList();
        String cart = made("{\"lines\":[%s]}"
                .formatted(String.join(
                        ",",
                        goods.subList(0, 50).stream()
                                .map(sku -> "{\"sku\":\"%s\",\"quantity\":1}".formatted(sku))
                                .toList())));
        String more = made("{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}".formatted(goods.get(50)));

        change(cart, "*", "{\"lines\":{\"%s\":1}}".formatted(goods.get(50)))
                .statusCode(422)
                .body("errors.pointer", contains("/lines"))
                .body("errors.reason", contains("too-many"));
        merge(cart, "{\"cartId\":\"%s\"}".formatted(more))
                .statusCode(422)
                .body("errors.pointer", contains("/cartId"))
                .body("errors.reason", contains("too-many"));
        change(cart, "*", "{\"lines\":{\"%s\":1,\"%s\":null}}".formatted(goods.get(50), goods.get(0)))
                .statusCode(200)
                .body("lines", hasSize(50));
        read(more).statusCode(200).body("lines", hasSize(1));
        change(cart, "*", withoutUnknown(100)).statusCode(200).body("lines", hasSize(50));
        change(cart, "*", withoutUnknown(101))
                .statusCode(422)
                .body("errors.pointer", contains("/lines"))
                .body("errors.reason", contains("too-many"));
    }

    /** A change that takes so many SKUs out which are in no cart. */
    private static String withoutUnknown(int skus) {
        return "{\"lines\":{%s}}"
                .formatted(IntStream.range(0, skus)
                        .mapToObj(number -> "\"NONE-" + number + "\":null")
                        .collect(Collectors.joining(",")));
    }

    @Test
    void isMergedAndCheckedOut() {
        Sku one = shop.chocolate("26.00", 10);
        Sku other = shop.chocolate("27.00", 10);
        String cart = made("{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}".formatted(one));
        String ending = made(
                "{\"lines\":[{\"sku\":\"%s\",\"quantity\":1},{\"sku\":\"%s\",\"quantity\":2}]}".formatted(other, one));

        merge(cart, "{\"cartId\":\"%s\"}".formatted(ending))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("lines.quantity", contains(3, 1));
        read(ending).statusCode(404);
        String body = TestApi.body(one, 1)
                .replace("11010519491231002X", TestApi.identityNumber())
                .replaceFirst("\"lines\":\\[[^]]*]", "\"cartId\":\"" + cart + "\"");
        TestApi.storefront()
                .header("Idempotency-Key", newKey())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/checkouts")
                .then()
                .statusCode(201)
                .body("orders", hasSize(1))
                .body("orders[0].lines.quantity", contains(3, 1));

        read(cart).statusCode(200).header("ETag", equalTo("\"3\"")).body("lines", hasSize(0));
        TestApi.storefront()
                .header("Idempotency-Key", newKey())
                .contentType("application/json")
                .body(body.replace("13800138000", "12345"))
                .post("/api/v1/checkouts")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/cartId", "/buyer/phone"));
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static String made(String body) {
        return make(body, newKey()).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse make(String body, String key) {
        return TestApi.storefront()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/carts")
                .then();
    }

    private static ValidatableResponse read(String cart) {
        return TestApi.storefront()
                .header("Accept-Language", "en")
                .get("/api/v1/carts/{id}", cart)
                .then();
    }

    private static ValidatableResponse change(String cart, @Nullable String ifMatch, String body) {
        var request = TestApi.storefront().contentType("application/json").body(body);
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        return request.patch("/api/v1/carts/{id}", cart).then();
    }

    private static ValidatableResponse merge(String cart, String body) {
        return TestApi.storefront()
                .header("Idempotency-Key", newKey())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/carts/{id}/merges", cart)
                .then();
    }
}
