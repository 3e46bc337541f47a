package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import by.pavilion.WholeList;
import by.pavilion.sandbox.TestIdentities;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A merchant's file has gone in; a buyer's order comes out as events and as a customs declaration. */
@QuarkusTest
@TestProfile(Demo.class)
class OrderJourneyTest {
    private static final String SKU = "BY-KOM-CHOC-001";
    /** Nobody else leaves unpaid orders of it, which would give their pieces back half an hour later. */
    private static final String QUIET = "BY-KOM-CAND-005";

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @Test
    void leadsAnOrderFromTheBasketToTheDoor() {
        long stockBefore = Api.stock(QUIET);

        String orderId = place(buyer("valid").replace(SKU, QUIET));
        pay(orderId);
        Response delivered = Api.awaitStatus(orderId, "DELIVERED");

        assertThat(Api.stock(QUIET)).isEqualTo(stockBefore - 2);
        int version = delivered.path("version");
        try (EventLog orders = new EventLog("pavilion.orders");
                EventLog customs = new EventLog("pavilion.customs")) {
            List<EventLog.Entry> orderEvents = orders.of(orderId, events -> events.size() >= version);
            Api.assertWithoutGaps(orderEvents);
            assertThat(orderEvents)
                    .extracting(EventLog.Entry::type)
                    .containsSubsequence(
                            "by.pavilion.order.placed.v1",
                            "by.pavilion.order.paid.v1",
                            "by.pavilion.order.accepted.v1",
                            "by.pavilion.order.released.v1",
                            "by.pavilion.order.shipped.v1",
                            "by.pavilion.order.delivered.v1");
            List<EventLog.Entry> customsEvents = customs.of(orderId, events -> events.stream()
                    .anyMatch(event -> event.type().contains("declaration.released")));
            Api.assertWithoutGaps(customsEvents);
            assertThat(orderEvents.toString() + customsEvents)
                    .doesNotContain("110101199003070011")
                    .doesNotContain("白俄兰")
                    .doesNotContain("13800000001");
        }
    }

    @Test
    void showsEveryCustomsMessageOfTheOrder() {
        String orderId = place(buyer("valid"));
        pay(orderId);
        Api.awaitStatus(orderId, "DELIVERED");

        String declaration = declarationOf(orderId);
        String messages = "/api/v1/declarations/" + declaration + "/messages";
        List<String> types = Api.operator().get(messages + "?limit=100").path("items.type");

        assertThat(types).contains("CEB311Message", "CEB621Message", "CEB312Message", "CEB412Message", "CEB512Message");
        assertThat(types.stream().filter("CEB622Message"::equals)).hasSizeGreaterThanOrEqualTo(5);
        String list = Api.operator()
                .get(messages + "/" + numberOf(messages, "CEB621Message"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(list).contains("InventoryHead", "SignatureValue").doesNotContain("DxpMsg");
    }

    /** Freight is shared among the lines and each tax of each is rounded, here and at the sandbox's customs by itself. */
    @Test
    void customsBillsTheVeryTaxThatWasCollected() {
        String orderId = place(buyer("valid").replaceAll("(?s)\"lines\": \\[.*?\\]", """
                "lines": [{"sku":"BY-KOM-CHOC-001","quantity":1},{"sku":"BY-SPA-CHOC-004","quantity":2},
                {"sku":"BY-KOM-CAND-005","quantity":3},{"sku":"BY-LHP-OATF-010","quantity":1},
                {"sku":"BY-ONE-CHIP-012","quantity":1}]"""));
        pay(orderId);
        Api.awaitStatus(orderId, "DELIVERED");
        String declaration = declarationOf(orderId);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.operator()
                .get("/api/v1/declarations/" + declaration + "/tax-bills")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].tariff.difference.amount", equalTo("0.00"))
                .body("items[0].consumption.difference.amount", equalTo("0.00"))
                .body("items[0].vat.difference.amount", equalTo("0.00"))
                .body("items[0].lines.number", equalTo(List.of(1, 2, 3, 4, 5)))
                .body(
                        "items[0].lines.sku",
                        containsInAnyOrder(
                                "BY-KOM-CHOC-001",
                                "BY-SPA-CHOC-004",
                                "BY-KOM-CAND-005",
                                "BY-LHP-OATF-010",
                                "BY-ONE-CHIP-012"))
                .body("items[0].lines.tariff.difference.amount", everyItem(equalTo("0.00")))
                .body("items[0].lines.consumption.difference.amount", everyItem(equalTo("0.00")))
                .body("items[0].lines.vat.difference.amount", everyItem(equalTo("0.00")))
                .body("items[0].lines.vat.difference.amount", hasSize(5)));
    }

    @Test
    void takesTheGoodsBackInPartsAndEndsTheOrderWithTheLast() {
        String orderId = place(buyer("valid"));
        pay(orderId);
        Api.awaitStatus(orderId, "DELIVERED");
        String declaration = declarationOf(orderId);

        returnOnePiece(declaration);
        awaitReturns(declaration, List.of("GRANTED"));
        Api.awaitStatus(orderId, "DELIVERED");
        returnOnePiece(declaration);

        awaitReturns(declaration, List.of("GRANTED", "GRANTED"));
        Api.awaitStatus(orderId, "RETURNED");
    }

    private static void returnOnePiece(String declaration) {
        Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"reason\":\"质量问题\",\"lines\":[{\"number\":1,\"quantity\":1}]}")
                .post("/api/v1/declarations/" + declaration + "/returns")
                .then()
                .statusCode(202);
    }

    private static void awaitReturns(String declaration, List<String> states) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.operator()
                .get("/api/v1/declarations/" + declaration)
                .then()
                .statusCode(200)
                .body("returns.state", equalTo(states)));
    }

    @Test
    void givesTheMoneyOfACancelledOrderBack() {
        String orderId = place(buyer("valid").replace("110101199003070011", TestIdentities.REFUTED));
        pay(orderId);
        Api.awaitStatus(orderId, "PAID");

        Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"reason\":\"cannot-deliver\"}")
                .post("/api/v1/orders/" + orderId + "/cancellations")
                .then()
                .statusCode(202);

        Api.awaitStatus(orderId, "CANCELLED");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.operator().get("/api/v1/orders/" + orderId).path("paymentStatus"), "REFUNDED"::equals);
        Api.operator()
                .get("/api/v1/orders/" + orderId + "/refunds")
                .then()
                .body("items.status", equalTo(List.of("SUCCEEDED")));
    }

    @Test
    void cancelsTheOrderOfABuyerWhoseYearIsUsedUpAndGivesTheMoneyBack() {
        String orderId = place(buyer("quota-used"));
        pay(orderId);

        Api.awaitStatus(orderId, "CANCELLED");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.operator().get("/api/v1/orders/" + orderId).path("paymentStatus"), "REFUNDED"::equals);
        Api.operator().get("/api/v1/declarations?order=" + orderId).then().body("items[0].state", equalTo("BLOCKED"));
        Api.operator()
                .get("/api/v1/orders/" + orderId + "/timeline?limit=100")
                .then()
                .body("items.step", hasItem("rejected"));
        assertThat(WholeList.of("/api/v1/cases").texts("items.findAll { it.orderId == '" + orderId + "' }.kind"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "order-rejected, DECLARATION_HELD",
        "payment-rejected, DECLARATION_HELD",
        "waybill-rejected, DECLARATION_HELD",
        "list-rejected, REJECTED"
    })
    void bringsAnOrderToItsBuyerOnceWhatCustomsSentBackIsMended(String scenario, String state) {
        String orderId = place(buyer("valid"));
        choose(scenario, orderId);
        pay(orderId);
        String declaration = awaitDeclaration(orderId, state);

        forgetScenario(orderId);
        change(declaration, "resubmissions", "");

        Api.awaitStatus(orderId, "DELIVERED");
    }

    @Test
    void bringsAnOrderToItsBuyerOnceItsGoodsAreDescribedBetter() {
        String orderId = place(buyer("valid"));
        choose("list-rejected", orderId);
        pay(orderId);
        String declaration = awaitDeclaration(orderId, "REJECTED");

        forgetScenario(orderId);
        change(
                declaration,
                "corrections",
                "{\"lines\":[{\"number\":1,\"nameZh\":\"黑巧克力72%\",\"gmodelZh\":\"4|3|可可72%|90克/块\"}]}");
        change(declaration, "resubmissions", "");

        Api.awaitStatus(orderId, "DELIVERED");
    }

    private static void choose(String scenario, String orderId) {
        given().contentType("application/json")
                .body("{\"scenario\":\"" + scenario + "\"}")
                .put("/sandbox/single-window/orders/" + orderId + "/scenario")
                .then()
                .statusCode(204);
    }

    private static String declarationOf(String orderId) {
        return Api.operator()
                .get("/api/v1/declarations?order=" + orderId)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private static void forgetScenario(String orderId) {
        given().delete("/sandbox/single-window/orders/" + orderId + "/scenario")
                .then()
                .statusCode(204);
    }

    private static String awaitDeclaration(String orderId, String state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Api.operator().get("/api/v1/declarations?order=" + orderId),
                        found -> state.equals(found.path("items[0].state")))
                .path("items[0].id");
    }

    private static void change(String declaration, String how, String body) {
        Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/api/v1/declarations/" + declaration + "/" + how)
                .then()
                .statusCode(202);
    }

    @Test
    void declaresAnOrderThatSomebodyElsePaidOnceItsOrdererIsVerified() {
        String orderId = place(buyer("valid").replace("110101199003070011", TestIdentities.KNOWN_LATER));
        pay(orderId);

        Api.awaitStatus(orderId, "DELIVERED");

        assertThat(waiting(orderId)).isEmpty();
    }

    @Test
    void cancelsAnOrderThatSomebodyElsePaidForAPersonWhoIsNotReal() {
        String orderId = place(buyer("valid").replace("110101199003070011", TestIdentities.REFUTED));
        pay(orderId);
        await().atMost(Duration.ofSeconds(60)).until(() -> !waiting(orderId).isEmpty());
        String declaration = String.valueOf(waiting(orderId).get(0).get("declarationId"));

        Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"reason\":\"实名不符\"}")
                .post("/api/v1/declarations/" + declaration + "/cancellations")
                .then()
                .statusCode(202);

        Api.awaitStatus(orderId, "CANCELLED");
        assertThat(waiting(orderId)).isEmpty();
    }

    private static List<Map<String, Object>> waiting(String orderId) {
        return WholeList.of("/api/v1/cases?kind=PAYER_NOT_VERIFIED")
                .objects("items.findAll { it.orderId == '" + orderId + "' }");
    }

    @Test
    void refusesAWrongIdentityNumberBeforeAnythingHappens() {
        long stockBefore = Api.stock(QUIET);

        Api.storefront()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(buyer("wrong-checksum").replace(SKU, QUIET))
                .post("/api/v1/orders")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/buyer/idNumber"));

        assertThat(Api.stock(QUIET)).isEqualTo(stockBefore);
    }

    static String place(String body) {
        String key = UUID.randomUUID().toString();
        Response first = placing(key, body);
        Response again = placing(key, body);

        first.then().statusCode(201);
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        return first.path("id");
    }

    private static Response placing(String key, String body) {
        return Api.storefront()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/orders");
    }

    static void pay(String orderId) {
        Api.storefront()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"provider\":\"sandbox\"}")
                .post("/api/v1/orders/" + orderId + "/payments")
                .then()
                .statusCode(201);
    }

    private static int numberOf(String messages, String type) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Api.operator()
                                .get(messages + "?limit=100")
                                .path("items.find { it.type == '" + type + "' }.number"),
                        number -> number != null);
    }

    static String buyer(String name) {
        try (InputStream body =
                OrderJourneyTest.class.getResourceAsStream("/META-INF/resources/sandbox/buyers/" + name + ".json")) {
            return new String(Objects.requireNonNull(body).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
