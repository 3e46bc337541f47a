package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goods in bulk from Great Stone into the bonded warehouse, and from there to a buyer who looks where they come from. */
@QuarkusTest
@TestProfile(Demo.class)
class InboundJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HONEY = "BY-APL-HONY-038";

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @Test
    void aJarIsFollowedBackToTheTrainItsPapersAndItsMaker() {
        String lot = "H" + UUID.randomUUID().toString().substring(0, 8);
        JsonPath booked = create("/api/v1/inbounds", """
                {"warehouse":"BONDED-CN","neededBy":"2036-01-01T00:00:00Z",
                 "lots":[{"sku":"%s","lot":"%s","bestBefore":"2029-09-30","quantity":500,"weightGrams":400000}]}""".formatted(HONEY, lot))
                .statusCode(201)
                .body("status", equalTo("BOOKED"))
                .extract()
                .jsonPath();
        String inbound = "/api/v1/inbounds/" + booked.getString("id");
        JsonPath moved = await().atMost(PATIENCE)
                .until(() -> Api.operator().get(inbound).jsonPath(), now -> now.getString("lines[0].parcel") != null);
        trace(lot, 404);

        String departure =
                create("/api/v1/departures", """
                {"route":"great-stone-qingdao-rail","departsAt":"2037-01-01T00:00:00Z","cutOffAt":"2036-12-31T00:00:00Z"}""").statusCode(201).extract().path("id");
        String unit = create("/api/v1/departures/" + departure + "/units", "{\"kind\":\"PALLET\"}")
                .statusCode(201)
                .extract()
                .path("units[-1].id");
        post(
                        "/api/v1/departures/" + departure + "/units/" + unit + "/parcels",
                        "{\"parcels\":[\"" + moved.getString("lines[0].parcel") + "\"]}")
                .statusCode(200);
        post("/api/v1/departures/" + departure + "/seals", "{\"seals\":[]}").statusCode(200);
        Instant left = Instant.now().minus(20, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Instant arrived = left.plus(15, ChronoUnit.DAYS);
        post("/api/v1/departures/" + departure + "/starts", "{\"at\":\"" + left + "\"}")
                .statusCode(200);
        post("/api/v1/departures/" + departure + "/arrivals", "{\"at\":\"" + arrived + "\"}")
                .statusCode(200);
        String consignment = consignment();
        create(inbound + "/consignments", "{\"consignment\":\"" + consignment + "\"}")
                .statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> trace(lot, 200)
                .body("kind", equalTo("BATCH"))
                .body("bulk", hasSize(1))
                .body("bulk[0].way.code", hasItem("arrived")));

        create(inbound + "/bonded-entries", """
                {"listNumber":"640020261111000123","at":"%s","lines":[{"line":"%s","received":498}]}""".formatted(
                                arrived.plus(2, ChronoUnit.DAYS), moved.getString("lines[0].id")))
                .statusCode(200)
                .body("status", equalTo("ENTERED"))
                .body("lines[0].entry.received", equalTo(498));

        assertThat(Api.merchant()
                        .get("/api/v1/merchant/products/" + HONEY + "/stock/lots?limit=100")
                        .<Integer>path("items.find { it.lot == '" + lot + "' }.received"))
                .isEqualTo(498);
        await().atMost(PATIENCE).untilAsserted(() -> trace(lot, 200)
                .body("batch.number", equalTo(lot))
                .body("batch.bestBefore", equalTo("2029-09-30"))
                .body("exportDeclaration.consignment", equalTo(consignment))
                .body("way.code", equalTo(List.of("departed", "arrived", "bonded_received")))
                .body("bulk[0].exportDeclaration.consignment", equalTo(consignment))
                .body("bulk[0].bondedEntry.listNumber", equalTo("640020261111000123"))
                .body("bulk[0].way[0].country", equalTo("BY")));
        await().atMost(PATIENCE).untilAsserted(() -> Api.operator()
                .get("/api/v1/shipments/" + moved.getString("shipment"))
                .then()
                .statusCode(200)
                .body("kind", equalTo("bulk_inbound"))
                .body("status", equalTo("DELIVERED"))
                .body("inboundId", equalTo(booked.getString("id")))
                .body("legs[0].departure.id", equalTo(departure)));

        String order = OrderJourneyTest.place(OrderJourneyTest.buyer("valid").replace("BY-KOM-CHOC-001", HONEY));
        OrderJourneyTest.pay(order);
        Api.awaitStatus(order, "DELIVERED");
        String number =
                Api.operator().get("/api/v1/shipments?order=" + order).path("items[0].parcels[0].trackingNumber");

        await().atMost(PATIENCE).untilAsserted(() -> given().get("/api/v1/trace/" + number)
                .then()
                .statusCode(200)
                .body("way.code", hasItem("bonded_released"))
                .body("bulk.batch.number", equalTo(List.of(lot))));
        String answer = given().header("Accept-Language", "en")
                .get("/api/v1/trace/" + number)
                .then()
                .statusCode(200)
                .body("kind", equalTo("PARCEL"))
                .body("importDeclaration.mode", equalTo("1210"))
                .body("way.code", hasItem("bonded_released"))
                .body("bulk.batch.number", equalTo(List.of(lot)))
                .body("bulk[0].sku", equalTo(HONEY))
                .body("bulk[0].bondedEntry.listNumber", equalTo("640020261111000123"))
                .body("bulk[0].exportDeclaration.consignment", equalTo(consignment))
                .body("bulk[0].way.code", equalTo(List.of("departed", "arrived", "bonded_received")))
                .extract()
                .asString();
        assertThat(answer).doesNotContain(order, booked.getString("id"), "13800000001", "recipient");
    }

    private static ValidatableResponse trace(String lot, int status) {
        return given().header("Accept-Language", "en")
                .get("/api/v1/trace/" + HONEY + "~" + lot)
                .then()
                .statusCode(status);
    }

    private static String consignment() {
        return create("/api/v1/consignments", """
                {"customsMode":"1210","goods":[{"sku":"%s","quantity":500,"packages":10}],
                 "exporter":{"name":"ОАО «Пчела»","nameEn":"JSC Pchela","address":"г. Минск","unp":"200988541"},
                 "consignee":{"name":"演示保税仓储有限公司","address":"Haikou Comprehensive Bonded Zone","country":"CN"},
                 "contract":{"number":"BY-CN-2026/12","signedOn":"2026-10-01"},
                 "delivery":{"incoterms":"DAP","place":"Haikou"},
                 "transport":{"mode":"RAIL","vehicle":"94012345","noteNumber":"31245678","noteDate":"2026-11-11",
                              "departure":"Колядичи","destination":"青岛","carrier":"Carrier","container":"CSQU3054383"},
                 "statisticalRate":{"usd":0.1391,"day":"2026-11-11","source":"National Bank of Belarus"}}""".formatted(HONEY))
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

    private static ValidatableResponse post(String path, String body) {
        return Api.operator()
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
