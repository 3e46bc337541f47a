package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.WholeList;
import by.pavilion.identity.AccessTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong on the way ends with a defined state of the order and its money. */
@QuarkusTest
@TestProfile(Demo.class)
class MishapJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    AccessTokens accessTokens;

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @Test
    void aParcelThatNobodyTookComesBackAndSoDoesTheMoney() {
        String order = delivered();
        String shipment = mishap(order, "refused");

        awaitCase(shipment, "shipment-refused");
        await().atMost(PATIENCE)
                .untilAsserted(() -> returns(order).body("items.reason", equalTo(List.of("not-delivered"))));
        String wish = returns(order)
                .body("items[0].status", equalTo("REQUESTED"))
                .body("items[0].returnTracking.trackingNumber", equalTo(trackingNumber(order)))
                .extract()
                .path("items[0].id");
        step(wish, "approvals", "").statusCode(200);
        step(wish, "receipts", "{\"lines\":[{\"sku\":\"BY-KOM-CHOC-001\",\"restock\":2,\"scrap\":0}]}")
                .statusCode(200);

        Api.awaitStatus(order, "RETURNED");
        await().atMost(PATIENCE)
                .until(() -> read(order).getString("paymentStatus").equals("REFUNDED"));
        await().atMost(PATIENCE)
                .until(() -> shipment(order).getString("items[0].status").equals("RETURNED"));
        cases().body("items.subject", not(hasItem(shipment)));
    }

    @Test
    void aParcelThatIsReturnedToItsSenderComesBackAndSoDoesTheMoney() {
        String order = delivered();
        String shipment = instead(order, "\"code\":\"returning\"");

        awaitCase(shipment, "shipment-returned-to-sender");
        String wish = await().atMost(PATIENCE)
                .until(
                        () -> Api.storefront()
                                .get("/api/v1/orders/" + order + "/returns")
                                .jsonPath()
                                .getString("items[0].id"),
                        Objects::nonNull);
        step(wish, "approvals", "").statusCode(200);
        step(wish, "receipts", "{\"lines\":[{\"sku\":\"BY-KOM-CHOC-001\",\"restock\":2,\"scrap\":0}]}")
                .statusCode(200);

        Api.awaitStatus(order, "RETURNED");
        await().atMost(PATIENCE)
                .until(() -> read(order).getString("paymentStatus").equals("REFUNDED"));
        cases().body("items.subject", not(hasItem(shipment)));
    }

    @Test
    void whatCustomsHoldsIsACaseUntilCustomsReleasesItAndNoMoneyMoves() {
        String order = delivered();
        String shipment = instead(order, "\"code\":\"customs_import_held\"");
        awaitCase(shipment, "shipment-held-by-customs");

        tell(event(order, "\"code\":\"unloaded\""));
        cases().body("items.subject", hasItem(shipment));
        tell(event(order, "\"code\":\"customs_import_released\""));
        awaitCase(shipment, "shipment-delivery-withdrawn"); // that it was with its buyer is not true any more
        tell(event(order, "\"code\":\"delivered\""));

        await().atMost(PATIENCE).untilAsserted(() -> cases().body("items.subject", not(hasItem(shipment))));
        assertThat(read(order).getString("paymentStatus")).isEqualTo("PAID");
        assertThat(read(order).getString("status")).isEqualTo("DELIVERED");
    }

    @Test
    void aDamagedParcelIsACaseUntilItsDeliveryAndTheDamageIsPaidBack() {
        String order = delivered();
        String shipment = mishap(order, "damaged");
        awaitCase(shipment, "shipment-damaged");

        tell(event(order, "\"code\":\"delivered\""));
        await().atMost(PATIENCE).untilAsserted(() -> cases().body("items.subject", not(hasItem(shipment))));
        refund(order, "1.00").statusCode(201);

        await().atMost(PATIENCE)
                .until(() -> read(order).getString("paymentStatus").equals("PARTIALLY_REFUNDED"));
        assertThat(read(order).getString("status")).isEqualTo("DELIVERED");
    }

    @Test
    void aLostParcelIsACaseUntilItsMoneyHasGoneBack() {
        String order = delivered();
        String shipment = mishap(order, "lost");

        awaitCase(shipment, "shipment-lost");
        refund(order, read(order).getString("totals.payable.amount")).statusCode(201);

        Api.awaitStatus(order, "RETURNED");
        assertThat(read(order).getString("paymentStatus")).isEqualTo("REFUNDED");
        cases().body("items.subject", not(hasItem(shipment)));
        Api.operator()
                .get("/api/v1/orders/" + order + "/timeline?limit=100")
                .then()
                .body("items.findAll { it.step == 'returned' }.reason", equalTo(List.of("lost")));
    }

    @Test
    void aParcelThatIsFoundToBeLostAfterItsMoneyHasGoneBackEndsItsOrder() {
        String order = delivered();
        refund(order, read(order).getString("totals.payable.amount")).statusCode(201);
        await().atMost(PATIENCE)
                .until(() -> read(order).getString("paymentStatus").equals("REFUNDED"));
        assertThat(read(order).getString("status")).isEqualTo("DELIVERED");

        String shipment = mishap(order, "lost");

        Api.awaitStatus(order, "RETURNED");
        cases().body("items.subject", not(hasItem(shipment)));
    }

    @Test
    void aParcelThatIsLostBeforeCustomsHasReleasedItIsACaseUntilItsDeclarationIsTakenBack() {
        String order = declared();
        String shipment = lostOnTheWay(order);

        refundInFull(order);
        cases().body("items.subject", hasItem(shipment)); // its list is at customs still
        cancel(order);

        Api.awaitStatus(order, "CANCELLED");
        assertThat(read(order).getString("paymentStatus")).isEqualTo("REFUNDED");
        cases().body("items.subject", not(hasItem(shipment)));
        Api.operator().get("/api/v1/orders/" + order + "/stranded-goods").then().statusCode(200);
    }

    @Test
    void aParcelThatTurnsBackBeforeCustomsHasReleasedItEndsCancelledAndPaidBack() {
        String order = declared();
        String shipment = shipment(order).getString("items[0].id");
        tell(event(order, "\"code\":\"returning\""));
        awaitCase(shipment, "shipment-returned-before-release");

        cancel(order);

        Api.awaitStatus(order, "CANCELLED");
        await().atMost(PATIENCE)
                .until(() -> read(order).getString("paymentStatus").equals("REFUNDED"));
        cases().body("items.subject", not(hasItem(shipment)));
    }

    @Test
    void aLostParcelWhoseMoneyHadGoneBackEndsItsOrderWhenCustomsReleasesItAllTheSame() {
        String order = declared();
        String shipment = lostOnTheWay(order);
        refundInFull(order);

        TrainJourneyTest.letCustomsGoOn(order);

        Api.awaitStatus(order, "RETURNED");
        cases().body("items.subject", not(hasItem(shipment)));
        Api.operator()
                .get("/api/v1/orders/" + order + "/timeline?limit=100")
                .then()
                .body("items.findAll { it.step == 'returned' }.reason", equalTo(List.of("lost")));
    }

    /** One whose list an officer reads until somebody lets customs go on. */
    private static String declared() {
        String order = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
        TrainJourneyTest.letCustomsWait(order);
        OrderJourneyTest.pay(order);
        Api.awaitStatus(order, "DECLARED");
        return order;
    }

    /** Its parcel has left Belarus and will not arrive. Gives the shipment. */
    private static String lostOnTheWay(String order) {
        String shipment = shipment(order).getString("items[0].id");
        tell("""
                {"source":"railway","trackingNumber":"%1$s","code":"departed","occurredAt":"%2$s"},
                {"source":"railway","trackingNumber":"%1$s","code":"exception","reason":"lost","occurredAt":"%3$s"}""".formatted(trackingNumber(order), Instant.now().minusSeconds(60), Instant.now()));
        awaitCase(shipment, "shipment-lost-before-release");
        await().atMost(PATIENCE)
                .until(() -> read(order).getString("fulfilmentStatus").equals("IN_TRANSIT"));
        return shipment;
    }

    private static void refundInFull(String order) {
        refund(order, read(order).getString("totals.payable.amount")).statusCode(201);
        await().atMost(PATIENCE)
                .until(() -> read(order).getString("paymentStatus").equals("REFUNDED"));
    }

    private static void cancel(String order) {
        Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"reason\":\"cannot-deliver\"}")
                .post("/api/v1/orders/" + order + "/cancellations")
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @CsvSource({"lost, shipment-lost", "held, shipment-held-by-customs"})
    void whatItsCarrierTellsIsACaseUntilTheParcelGoesOnToItsBuyer(String scenario, String reason) {
        String order = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
        String choice = choose(scenario, order);
        OrderJourneyTest.pay(order);
        String shipment = awaitShipment(order);
        awaitCase(shipment, reason);

        given().delete(choice).then().statusCode(204);

        Api.awaitStatus(order, "DELIVERED");
        await().atMost(PATIENCE).untilAsserted(() -> cases().body("items.subject", not(hasItem(shipment))));
        assertThat(read(order).getString("paymentStatus")).isEqualTo("PAID");
    }

    @Test
    void aParcelThatItsCarrierBringsBackIsAskedForAsAReturn() {
        String order = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
        choose("refused", order);

        OrderJourneyTest.pay(order);

        awaitCase(awaitShipment(order), "shipment-returned-to-sender");
        await().atMost(PATIENCE)
                .until(() -> shipment(order).getString("items[0].status").equals("RETURNED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> returns(order).body("items.reason", equalTo(List.of("not-delivered"))));
        String wish = returns(order).extract().path("items[0].id");
        step(wish, "approvals", "").statusCode(200);
        step(wish, "receipts", "{\"lines\":[{\"sku\":\"BY-KOM-CHOC-001\",\"restock\":2,\"scrap\":0}]}")
                .statusCode(200);
        Api.awaitStatus(order, "RETURNED");
    }

    private static ValidatableResponse returns(String order) {
        return Api.storefront()
                .get("/api/v1/orders/" + order + "/returns")
                .then()
                .statusCode(200);
    }

    @Test
    void aParcelThatItsCarrierHasDamagedIsDeliveredAndTheDamageIsOnRecord() {
        String order = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
        choose("damaged", order);

        OrderJourneyTest.pay(order);

        Api.awaitStatus(order, "DELIVERED");
        Api.operator()
                .get("/api/v1/shipments/" + awaitShipment(order))
                .then()
                .statusCode(200)
                .body("tracking.reason", hasItem("damaged"));
    }

    /** What becomes of the order's parcel on its last mile. Gives where that was chosen. */
    private static String choose(String scenario, String order) {
        String choice = "/sandbox/carrier/orders/" + order + "/scenario";
        given().contentType("application/json")
                .body("{\"scenario\":\"" + scenario + "\"}")
                .put(choice)
                .then()
                .statusCode(204);
        return choice;
    }

    private static String awaitShipment(String order) {
        return await().atMost(PATIENCE).until(() -> shipment(order).getString("items[0].id"), Objects::nonNull);
    }

    @Test
    void aDamagedParcelThatWasDeliveredAndPaidBackStaysDelivered() {
        String order = delivered();
        String shipment = mishap(order, "damaged");
        awaitCase(shipment, "shipment-damaged");

        refund(order, read(order).getString("totals.payable.amount")).statusCode(201);

        await().atMost(PATIENCE)
                .until(() -> read(order).getString("paymentStatus").equals("REFUNDED"));
        cases().body("items.subject", not(hasItem(shipment)));
        assertThat(read(order).getString("status")).isEqualTo("DELIVERED");
    }

    @Test
    void aBuyerSeesTheWayInItsLanguageWithoutWhatIsInternal() {
        String order = delivered();
        String number = trackingNumber(order);
        tell("""
                {"source":"railway","trackingNumber":"%1$s","code":"gauge_changed","occurredAt":"2026-11-20T03:00:00Z"},
                {"source":"railway","trackingNumber":"%1$s","code":"border_crossed","occurredAt":"2026-11-20T04:00:00+06:00",
                 "location":{"name":"Dostyk","country":"KZ"},"text":"Machinist Petrov"},
                {"source":"railway","trackingNumber":"%1$s","code":"arrived","classifier":"EST",
                 "occurredAt":"2026-11-25T04:00:00Z"}""".formatted(number));

        JsonPath timeline = await().atMost(PATIENCE)
                .until(
                        () -> given().auth()
                                .oauth2(accessTokens.issue(order))
                                .header("Accept-Language", "be")
                                .get("/api/v1/orders/" + order + "/timeline")
                                .jsonPath(),
                        one -> one.getList("parcel.code").contains("border_crossed"));

        assertThat(timeline.getList("parcel.code", String.class))
                .doesNotContain("gauge_changed", "label_created", "other")
                .contains("delivered")
                .startsWith("border_crossed");
        assertThat(timeline.getString("parcel[0].text")).isEqualTo("Посылка пересекла границу.");
        assertThat(timeline.getString("parcel[0].place")).isEqualTo("Достык");
        assertThat(timeline.getString("parcel[0].offset")).isEqualTo("+06:00");
        assertThat(timeline.prettify()).doesNotContain("Petrov");
    }

    @Test
    void aScanShowsWhereTheGoodsComeFromAndNothingOfWhoBought() {
        String order = delivered();
        JsonPath shipment = shipment(order);
        String number = trackingNumber(order);
        String ofPlants = certificate("PHYTOSANITARY_CERTIFICATE", "06");
        String licence = certificate("BUSINESS_LICENCE", "18");
        String ofChocolate = certificate("CERTIFICATE_OF_ORIGIN", "18");
        String consignment = consignment(order);
        await().atMost(PATIENCE) // documents are remembered for a while
                .untilAsserted(() -> given().get("/api/v1/trace/" + number)
                        .then()
                        .statusCode(200)
                        .body("way.code", hasItem("delivered"))
                        .body("goods[0].certificates.number", hasItem(ofChocolate)));

        String answer = given().header("Accept-Language", "en")
                .get("/api/v1/trace/" + number)
                .then()
                .statusCode(200)
                .body("kind", equalTo("PARCEL"))
                .body("goods[0].sku", equalTo("BY-KOM-CHOC-001"))
                .body("exportDeclaration.consignment", equalTo(consignment))
                .body("importDeclaration.state", oneOf("RELEASED", "CLOSED"))
                .body("importDeclaration.mode", equalTo("9610"))
                .body("way.code", hasItem("delivered"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain(order, "recipient", "13800138000", "buyer", ofPlants, licence);
        given().get("/api/v1/trace/" + shipment.getString("items[0].parcels[0].id"))
                .then()
                .statusCode(200)
                .body("way.code", hasItem("delivered"));
        given().get("/api/v1/trace/NOBODYS-1").then().statusCode(404);
        given().get("/api/v1/trace/{code}", "包裹").then().statusCode(404);
        given().get("/api/v1/trace/BY-KOM-CHOC-001~NO-LOT").then().statusCode(404);
    }

    /** A document of the merchant's about goods of that part of the tariff; gives its number. */
    private static String certificate(String kind, String goods) {
        String number = "BY-CN-" + UUID.randomUUID().toString().substring(0, 13);
        create("/api/v1/merchants/mer_0000000000001/documents", """
                        {"kind":"%s","number":"%s","issuer":"Belarusian Chamber of Commerce and Industry","goods":["%s"],
                         "validFrom":"2024-01-01","validUntil":"2036-01-01"}""".formatted(kind, number, goods))
                .statusCode(201);
        return number;
    }

    /** The papers that the order's parcel leaves Belarus with. */
    static String consignment(String order) {
        return create("/api/v1/consignments", """
                {"customsMode":"9610","orders":["%s"],
                 "exporter":{"name":"ОАО «Коммунарка»","nameEn":"JSC Kommunarka","address":"г. Минск","unp":"200988541"},
                 "consignee":{"name":"演示保税仓储有限公司","address":"Haikou Comprehensive Bonded Zone","country":"CN"},
                 "contract":{"number":"BY-CN-2026/12","signedOn":"2026-10-01"},
                 "delivery":{"incoterms":"DAP","place":"Haikou"},
                 "transport":{"mode":"RAIL","vehicle":"94012345","noteNumber":"31245678","noteDate":"2026-11-11",
                              "departure":"Колядичи","destination":"青岛","carrier":"Carrier","container":"CSQU3054383"},
                 "statisticalRate":{"usd":0.1391,"day":"2026-11-11","source":"National Bank of Belarus"}}""".formatted(order))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse create(String path, String body) {
        return Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then();
    }

    private static String delivered() {
        String order = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
        OrderJourneyTest.pay(order);
        Api.awaitStatus(order, "DELIVERED");
        return order;
    }

    private static ValidatableResponse refund(String order, String amount) {
        return Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"amount\":{\"amount\":\"%s\",\"currency\":\"CNY\"},\"reason\":\"goods-faulty\"}"
                        .formatted(amount))
                .post("/api/v1/orders/" + order + "/refunds")
                .then();
    }

    /** What the carrier tells now of the order's parcel. */
    private static String event(String order, String code) {
        return """
                {"source":"sandbox","eventId":"%s","trackingNumber":"%s",%s,"occurredAt":"%s","lastMile":true}""".formatted(UUID.randomUUID(), trackingNumber(order), code, Instant.now());
    }

    private static String mishap(String order, String reason) {
        return instead(order, "\"code\":\"exception\",\"reason\":\"%s\"".formatted(reason));
    }

    /** The carrier takes its word back: the parcel was never delivered, and this is what happened. Gives the shipment. */
    private static String instead(String order, String what) {
        JsonPath shipment = shipment(order);
        JsonPath detail = Api.operator()
                .get("/api/v1/shipments/" + shipment.getString("items[0].id"))
                .jsonPath();
        String told = detail.getString("tracking.find { it.code == 'delivered' }.sourceEventId");
        String at = detail.getString("tracking.find { it.code == 'delivered' }.occurredAt");
        tell("""
                {"source":"sandbox","eventId":"%s","trackingNumber":"%s",%s,
                 "occurredAt":"%s","retracts":"%s","lastMile":true}""".formatted(
                        UUID.randomUUID(), shipment.getString("items[0].parcels[0].trackingNumber"), what, at, told));
        return shipment.getString("items[0].id");
    }

    private static JsonPath shipment(String order) {
        return Api.operator().get("/api/v1/shipments?order=" + order).jsonPath();
    }

    private static String trackingNumber(String order) {
        return shipment(order).getString("items[0].parcels[0].trackingNumber");
    }

    private static void tell(String events) {
        TestCalls.with(TestKeys.connector())
                .contentType("application/json")
                .body("{\"events\":[" + events + "]}")
                .post("/api/v1/logistics/tracking-events")
                .then()
                .statusCode(200)
                .body("items.status", not(hasItem("REFUSED")));
    }

    private static void awaitCase(String shipment, String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> cases().body(
                        "items.find { it.subject == '%s' }.kind".formatted(shipment), equalTo("SHIPMENT_TROUBLE"))
                .body("items.find { it.subject == '%s' }.next.reason.code".formatted(shipment), equalTo(reason)));
    }

    private static WholeList cases() {
        return WholeList.of("/api/v1/cases?kind=SHIPMENT_TROUBLE");
    }

    private static ValidatableResponse step(String id, String step, String body) {
        RequestSpecification operator =
                Api.operator().header("Idempotency-Key", UUID.randomUUID().toString());
        return (body.isEmpty()
                        ? operator
                        : operator.contentType("application/json").body(body))
                .post("/api/v1/returns/" + id + "/" + step)
                .then();
    }

    private static JsonPath read(String order) {
        return Api.operator().get("/api/v1/orders/" + order).jsonPath();
    }
}
