package by.pavilion.ordering.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.merchant.TestDocuments;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrderResourceTest {
    @Inject
    TestShop shop;

    @Test
    void anOrderIsMadeAndSaysWhereItIs() {
        Sku sku = shop.chocolate("26.00", 10);

        ExtractableResponse<Response> answer = TestApi.place(TestApi.body(sku, 2))
                .statusCode(201)
                .body("status", equalTo("PLACED"))
                .body("paymentStatus", equalTo("UNPAID"))
                .body("customsStatus", equalTo("NONE"))
                .body("fulfilmentStatus", equalTo("PENDING"))
                .body("version", equalTo(1))
                .body("lines", hasSize(1))
                .body("lines[0].unitPrice.amount", equalTo("26.00"))
                .body("lines[0].tax.explanation", hasSize(3))
                .body("totals.goods.amount", equalTo("52.00"))
                .body("totals.freight.amount", equalTo("8.00"))
                .body("totals.discount.amount", equalTo("0.00"))
                .body("totals.tax.tariff.amount", equalTo("0.00"))
                .body("totals.tax.consumption.amount", equalTo("0.00"))
                .body("totals.tax.vat.amount", equalTo("5.46"))
                .body("totals.tax.total.amount", equalTo("5.46"))
                .body("totals.payable", equalTo(Map.of("amount", "65.46", "currency", "CNY")))
                .body("buyer.idNumber", equalTo("110*************2X"))
                .body("buyer.name", equalTo("王**"))
                .body("shipTo.street", nullValue())
                .body("accessToken", notNullValue())
                .extract();

        String id = answer.path("id");
        assertThat(answer.header("Location")).endsWith("/api/v1/orders/" + id);
        assertThat(answer.asString()).doesNotContain("11010519491231002X", "13800138000", "王小明", "世纪大道");
        TestApi.storefront()
                .get(answer.header("Location"))
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("totals.payable.amount", equalTo("65.46"));
    }

    @Test
    void theSameKeyAndBodyGetTheSameAnswer() {
        Sku sku = shop.chocolate("26.00", 2);
        String key = UUID.randomUUID().toString();
        ExtractableResponse<Response> first =
                TestApi.place(TestApi.body(sku, 2), key).statusCode(201).extract();

        ExtractableResponse<Response> again =
                TestApi.place(TestApi.body(sku, 2), key).statusCode(201).extract();

        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        TestApi.place(TestApi.body(sku, 1), key)
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:idempotency-key-reused"));
    }

    @Test
    void theConsumerNoticeThatWasAcceptedMustBeInForce() {
        Sku sku = shop.chocolate("26.00", 2);
        String accepted = "\"channel\":\"storefront\",\"consumerNoticeVersion\":\"%s\"";
        String body = TestApi.body(sku, 1);

        TestApi.place(body.replace("\"channel\":\"storefront\"", accepted.formatted("1999-01")))
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:validation"))
                .body("errors.pointer", contains("/consumerNoticeVersion"))
                .body("currentConsumerNotice", equalTo("2026-01"));
        TestApi.place(body.replace("\"channel\":\"storefront\"", accepted.formatted("2026-01")))
                .statusCode(201)
                .body("consumerNoticeVersion", equalTo("2026-01"));
    }

    @Test
    void allThatIsWrongIsToldInEachLanguage() {
        String body = """
                {"buyer":{"name":"王小明","idType":"PASSPORT","idNumber":"110105194912310021","phone":"1"},
                 "shipTo":{"name":"王小红","phone":"13900139000","province":"香港特别行政区","city":"x","district":"x","street":"x"},
                 "lines":[{"sku":"NOT-THERE","quantity":0}],"channel":"elsewhere"}""";
        for (String language : List.of("zh-CN", "ru", "en")) {
            TestApi.storefront()
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Accept-Language", language)
                    .contentType("application/json")
                    .body(body)
                    .post("/api/v1/orders")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:pavilion:problem:validation"))
                    .body(
                            "errors.pointer",
                            containsInAnyOrder(
                                    "/buyer/idType",
                                    "/buyer/idNumber",
                                    "/buyer/phone",
                                    "/shipTo/province",
                                    "/lines/0/sku",
                                    "/lines/0/quantity",
                                    "/channel"));
        }
    }

    @Test
    void aFieldThatDoesNotFitHidesNothingElse() {
        TestApi.place("""
                {"buyer":{"name":"王小明","idType":"ID_CARD","idNumber":"110105194912310021","phone":13800138000},
                 "shipTo":{"name":"王小红","province":"上海市","city":"上海市","district":"浦东新区","street":"世纪大道"},
                 "lines":[{"sku":"NOPE","quantity":null},{"quantity":"two"},"A-1"],"channel":"storefront","extra":1}""")
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:validation"))
                .body(
                        "errors.collect { it.pointer + ' ' + it.reason }",
                        containsInAnyOrder(
                                "/extra unknown-field",
                                "/buyer/idNumber identity-number",
                                "/buyer/phone wrong-type",
                                "/shipTo/phone required",
                                "/lines/0/sku not-for-sale",
                                "/lines/0/quantity required",
                                "/lines/1/sku required",
                                "/lines/1/quantity wrong-type",
                                "/lines/2 wrong-type"));
    }

    @Test
    void everyWrongParameterOfTheListIsNamedAtOnce() {
        TestApi.storefront()
                .get("/api/v1/orders?limit=-1&status=nope&cursor=!!!&buyerRef=")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:pavilion:problem:invalid-parameter"))
                .body("errors.pointer", containsInAnyOrder("limit", "status", "cursor", "buyerRef"));
    }

    @Test
    void theStreamOfAnOrderNamesItsMediaType() {
        TestApi.storefront()
                .accept("application/json")
                .get("/api/v1/orders/ord_0000000000000/events")
                .then()
                .statusCode(406)
                .body("mediaTypes", contains("text/event-stream"));
    }

    @Test
    void anEmptyBodyMissesEverythingThatAnOrderNeeds() {
        TestApi.place("{}")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/buyer/name",
                                "/buyer/idType",
                                "/buyer/idNumber",
                                "/buyer/phone",
                                "/shipTo/name",
                                "/shipTo/phone",
                                "/shipTo/province",
                                "/shipTo/city",
                                "/shipTo/district",
                                "/shipTo/street",
                                "/lines",
                                "/channel"));
        TestApi.place("{\"lines\":[null],\"buyer\":null}").statusCode(422);
    }

    @Test
    void goodsThatAreGoneAreAConflict() {
        Sku sku = shop.chocolate("26.00", 3);

        TestApi.place(TestApi.body(sku, 4))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:out-of-stock"))
                .body("errors[0].pointer", equalTo("/lines/0/quantity"));
    }

    @Test
    void goodsThatMayNotComeFromWhereTheyLieAreNotCalledGone() {
        TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"kind":"MAKER_REGISTRATION","number":"CBLR00000000000042","issuer":"a registrar",
                         "goods":["04"],"regime":"DECREE-248","validFrom":"2024-01-01","validUntil":"2029-01-01"}""")
                .post("/api/v1/merchants/{id}/documents", TestShop.MERCHANT.toString())
                .then()
                .statusCode(201);
        TestDocuments.permitDairy(TestShop.MERCHANT.toString());
        Sku sku = shop.listed("0406900000", "26.00");
        shop.stock(sku, TestShop.DIRECT, 5);

        TestApi.place(TestApi.body(sku, 2))
                .statusCode(422)
                .body("errors.pointer", everyItem(equalTo("/lines/0/sku")))
                .body("errors.reason", hasItem("dairy-only-bonded"));
    }

    @Test
    void itsTagChangesWithAllThatItSays() {
        Sku sku = shop.chocolate("26.00", 10);
        String order =
                TestApi.place(TestApi.body(sku, 2)).statusCode(201).extract().path("id");
        String tag = ifChanged(order, "\"1\"", "en").statusCode(200).extract().header("ETag");

        assertThat(tag).startsWith("\"1-");
        ifChanged(order, tag, "en").statusCode(304);
        ifChanged(order, tag, "ru").statusCode(200).header("ETag", not(equalTo(tag)));
        TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"provider\":\"sandbox\"}")
                .post("/api/v1/orders/{order}/payments", order)
                .then()
                .statusCode(201);
        ifChanged(order, tag, "en").statusCode(200).header("ETag", not(equalTo(tag)));
    }

    private static ValidatableResponse ifChanged(String order, String tag, String language) {
        return TestApi.storefront()
                .header("If-None-Match", tag)
                .header("Accept-Language", language)
                .get("/api/v1/orders/{order}", order)
                .then();
    }

    @Test
    void whatNeedsSeveralOrdersIsShownSplit() {
        Sku sku = shop.chocolate("3000.00", 10);

        TestApi.place(TestApi.body(sku, 2))
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:needs-several-orders"))
                .body("split", hasSize(2))
                .body("split[0].customsMode", equalTo("1210"))
                .body("split[0].lines[0].sku", equalTo(sku.toString()))
                .body("split[0].lines[0].quantity", equalTo(1))
                .body("errors.pointer", equalTo(List.of("/lines/0")))
                .body("errors[0].reason", equalTo("needs-another-order"));
    }

    @Test
    void aBuyersTokenOpensItsOwnOrderAndNoOther() {
        Sku sku = shop.chocolate("26.00", 10);
        ExtractableResponse<Response> mine =
                TestApi.place(TestApi.body(sku, 1)).statusCode(201).extract();
        String id = mine.path("id");
        String other = TestApi.place(TestApi.body(sku, 1)).extract().path("id");
        String token = mine.path("accessToken");

        TestApi.with(token)
                .get("/api/v1/orders/{id}", id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("accessToken", nullValue());
        TestApi.with(token)
                .get("/api/v1/orders/{id}/timeline", id)
                .then()
                .statusCode(200)
                .body("items[0].step", equalTo("placed"));
        TestApi.with(token).get("/api/v1/orders/{id}", other).then().statusCode(404);
        TestApi.with(token).get("/api/v1/orders/{id}/timeline", other).then().statusCode(404);
        TestApi.with(token).get("/api/v1/orders/{id}/events", other).then().statusCode(404);
        TestApi.with(token).get("/api/v1/orders").then().statusCode(403);
        TestApi.with(token.substring(0, token.length() - 2) + "xx")
                .get("/api/v1/orders/{id}", id)
                .then()
                .statusCode(401);
        given().get("/api/v1/orders/{id}", id).then().statusCode(401);
    }

    @Test
    void idsThatAreNoneAreNotFound() {
        TestApi.storefront().get("/api/v1/orders/ord_0000000000000").then().statusCode(404);
        TestApi.storefront().get("/api/v1/orders/nonsense").then().statusCode(404);
        TestApi.storefront()
                .get("/api/v1/orders/ord_0000000000000/events")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void listsByBuyerAndStatusPageByPage() {
        Sku sku = shop.chocolate("26.00", 10);
        List<String> placed = List.of(place(sku), place(sku), place(sku));

        ExtractableResponse<Response> first = TestApi.storefront()
                .queryParam("buyerRef", "customer-" + sku)
                .queryParam("status", "PLACED")
                .queryParam("limit", 2)
                .get("/api/v1/orders")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(placed.get(2), placed.get(1))))
                .body("items[0].lines", hasSize(1))
                .extract();

        TestApi.storefront()
                .queryParam("buyerRef", "customer-" + sku)
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("next"))
                .get("/api/v1/orders")
                .then()
                .body("items.id", equalTo(List.of(placed.get(0))))
                .body("next", nullValue());
        TestApi.storefront()
                .queryParam("buyerRef", "customer-" + sku)
                .queryParam("status", "DELIVERED")
                .get("/api/v1/orders")
                .then()
                .body("items", hasSize(0));
        TestApi.storefront()
                .queryParam("status", "NONE")
                .get("/api/v1/orders")
                .then()
                .statusCode(400);
        TestApi.with(TestKeys.operator())
                .queryParam("buyerRef", "customer-" + sku)
                .get("/api/v1/orders")
                .then()
                .statusCode(200)
                .body("items", hasSize(3));
        TestApi.with(TestKeys.operator())
                .get("/api/v1/orders/{id}", placed.get(0))
                .then()
                .statusCode(200)
                .body("accessToken", nullValue());
    }

    @Test
    void anotherStorefrontSeesNothingOfIt() {
        String order = place(shop.chocolate("26.00", 10));
        String otherKey = TestApi.anotherStorefront();

        TestApi.with(otherKey).get("/api/v1/orders/{id}", order).then().statusCode(404);
        TestApi.with(otherKey).get("/api/v1/orders/{id}/events", order).then().statusCode(404);
        TestApi.with(otherKey).get("/api/v1/orders/{id}/payments", order).then().statusCode(404);
        TestApi.with(otherKey)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"provider\":\"sandbox\"}")
                .post("/api/v1/orders/{id}/payments", order)
                .then()
                .statusCode(404);
        TestApi.with(otherKey).get("/api/v1/orders").then().statusCode(200).body("items.id", not(hasItem(order)));
    }

    @Test
    void theTimelineSaysWhyAndToOperatorsWhoseKeyItWas() {
        String order = place(shop.chocolate("26.00", 10));
        TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"suspicious\"}")
                .post("/api/v1/orders/{id}/holds", order)
                .then()
                .statusCode(201);
        TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"too-slow\"}")
                .post("/api/v1/orders/{id}/cancellations", order)
                .then()
                .statusCode(202);

        timeline(TestKeys.operator(), order)
                .body("items.step", equalTo(List.of("placed", "held", "cancelled")))
                .body("items[0].reason", nullValue())
                .body("items[0].caller", startsWith("key_"))
                .body("items[1].reason", equalTo("suspicious"))
                .body("items[1].caller", startsWith("key_"))
                .body("items[2].reason", equalTo("too-slow"))
                .body("items[2].caller", not(nullValue()));
        timeline(TestKeys.storefront(), order)
                .body("items[1].reason", equalTo("suspicious"))
                .body("items.caller", everyItem(nullValue()));
        String token = TestApi.storefront().get("/api/v1/orders/{id}", order).path("accessToken");
        timeline(token, order)
                .body("items[1].reason", nullValue())
                .body("items[2].reason", equalTo("too-slow"))
                .body("items.caller", everyItem(nullValue()));
    }

    @Test
    void whatPeopleReadOfEachOtherIsPlainText() {
        String order = place(shop.chocolate("26.00", 10));

        for (String text : List.of("<b>now</b>", "now\\u0007")) {
            String reason = text.startsWith("<") ? "markup" : "hidden-characters";
            isRefused(order, "notes", "{\"text\":\"%s\"}".formatted(text), "/text", reason);
            isRefused(order, "holds", "{\"reason\":\"other\",\"note\":\"%s\"}".formatted(text), "/note", reason);
            isRefused(
                    order,
                    "returns",
                    "{\"lines\":[{\"sku\":\"NONE\",\"quantity\":1}],\"reason\":\"other\",\"note\":\"%s\"}"
                            .formatted(text),
                    "/note",
                    reason);
        }

        for (String list : List.of("notes", "holds", "returns")) {
            TestApi.with(TestKeys.operator())
                    .get("/api/v1/orders/" + order + "/" + list)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
    }

    private static void isRefused(String order, String what, String body, String pointer, String reason) {
        TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/orders/" + order + "/" + what)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.reason", contains(reason));
    }

    private static ValidatableResponse timeline(String keyOrToken, String order) {
        return TestApi.with(keyOrToken)
                .get("/api/v1/orders/{id}/timeline", order)
                .then()
                .statusCode(200);
    }

    @Test
    void theTimelineSpeaksTheReadersLanguage() {
        String order = place(shop.chocolate("26.00", 1));

        TestApi.storefront()
                .header("Accept-Language", "en")
                .get("/api/v1/orders/{id}/timeline", order)
                .then()
                .statusCode(200)
                .body("orderId", equalTo(order))
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo("STOREFRONT"))
                .body("items[0].text", startsWith("The order has been placed"));
        TestApi.storefront()
                .header("Accept-Language", "be")
                .get("/api/v1/orders/{id}/timeline", order)
                .then()
                .body("items[0].text", startsWith("Заказ оформлен"));
        TestApi.storefront().get("/api/v1/orders/{id}/timeline", order).then().body("items[0].text", endsWith("预留。"));
    }

    private static String place(Sku sku) {
        return TestApi.place(TestApi.body(sku, 1)).statusCode(201).extract().path("id");
    }
}
