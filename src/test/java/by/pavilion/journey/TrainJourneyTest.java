package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.logistics.ContainerNumber;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A paid parcel from its merchant into a container, onto a train, over the border, through customs and to its door, by the calls
 * that operators, merchants and carriers make. What events tell of its way is what a scan shows.
 */
@QuarkusTest
@TestProfile(Demo.class)
class TrainJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What a scan does not show. */
    private static final Set<String> INTERNAL = Set.of("loaded", "gauge_changed");

    private static final List<String> TO_CUSTOMS =
            List.of("picked_up", "departed", "border_crossed", "arrived", "customs_import_presented");
    private static final List<String> TO_THE_DOOR = Stream.concat(
                    TO_CUSTOMS.stream(), Stream.of("picked_up", "departed", "out_for_delivery", "delivered"))
            .toList();

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @Test
    void aParcelIsFollowedFromMinskToTheDoor() {
        String order = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
        letCustomsWait(order);
        OrderJourneyTest.pay(order);
        Api.awaitStatus(order, "DECLARED");
        JsonPath booked = await().atMost(PATIENCE)
                .until(
                        () -> Api.operator()
                                .get("/api/v1/shipments?order=" + order)
                                .jsonPath(),
                        found -> found.getString("items[0].parcels[0].trackingNumber") != null);
        String shipment = booked.getString("items[0].id");
        String parcel = booked.getString("items[0].parcels[0].id");
        String number = booked.getString("items[0].parcels[0].trackingNumber");

        handOver(shipment);
        String container = container();
        String wagon = "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        String consignment = MishapJourneyTest.consignment(order);
        String train = sealed(parcel, container, wagon, consignment);
        post("/api/v1/departures/" + train + "/starts", "{}").statusCode(200).body("state", equalTo("DEPARTED"));
        tell("wagonNumber", wagon, "gauge_changed", "{\"unlocode\":\"KZDYK\"}");
        tell("containerNumber", container, "border_crossed", "{\"unlocode\":\"KZDYK\"}");
        await().atMost(PATIENCE).untilAsserted(() -> {
            trace(number)
                    .body("way.code", contains("picked_up", "departed", "border_crossed"))
                    .body("expectedAt", notNullValue());
            order(order).body("status", equalTo("DECLARED")).body("fulfilmentStatus", equalTo("IN_TRANSIT"));
        });
        post("/api/v1/departures/" + train + "/arrivals", "{}").statusCode(200).body("state", equalTo("ARRIVED"));
        await().atMost(PATIENCE).untilAsserted(() -> trace(number).body("way.code", hasItem("arrived")));
        tell("trackingNumber", number, "customs_import_presented", "{\"unlocode\":\"CNTAO\"}");
        await().atMost(PATIENCE).untilAsserted(() -> trace(number)
                .body("way.code", equalTo(TO_CUSTOMS))
                .body("exportDeclaration.consignment", equalTo(consignment))
                .body("importDeclaration.mode", equalTo("9610"))
                .body("importDeclaration.releasedAt", nullValue()));

        letCustomsGoOn(order);
        Api.awaitStatus(order, "DELIVERED");

        await().atMost(PATIENCE).untilAsserted(() -> trace(number).body("way.code", equalTo(TO_THE_DOOR)));
        String scan = trace(number)
                .body("importDeclaration.releasedAt", notNullValue())
                .body("way[1].country", equalTo("BY"))
                .body("way[2].place", equalTo("Dostyk"))
                .body("way[3].country", equalTo("CN"))
                .extract()
                .asString();
        assertThat(scan).doesNotContain(order, "recipient", "13800000001", "白俄兰", "虚构路", "110101199003070011");
        Api.operator()
                .get("/api/v1/shipments/" + shipment)
                .then()
                .statusCode(200)
                .body("status", equalTo("DELIVERED"))
                .body("legs.departure.id", contains(train))
                .body("legs[0].departure.route.borderCrossing", equalTo("Dostyk–Alashankou"))
                .body("legs[0].departure.documentNumber", equalTo("SMGS 31245678"))
                .body("legs[0].unitNumber", equalTo(container))
                .body("legs[0].wagonNumber", equalTo(wagon))
                .body("legs[0].sealNumber", equalTo("BY-1"))
                .body("tracking.code", hasItems("loaded", "gauge_changed"));
        compare(order, shipment);
    }

    /** The events of the shipment and of the order as a stranger reads them from the broker. */
    private static void compare(String order, String shipment) {
        try (EventLog logistics = new EventLog("pavilion.logistics");
                EventLog orders = new EventLog("pavilion.orders")) {
            List<EventLog.Entry> told = logistics.of(shipment, events -> events.stream()
                    .anyMatch(event -> event.type().equals("by.pavilion.shipment.delivered.v1")));
            Api.assertWithoutGaps(told);
            assertThat(told)
                    .extracting(EventLog.Entry::type)
                    .filteredOn(type -> !type.contains("tracking-recorded") && !type.contains("eta-changed"))
                    .containsExactly(
                            "by.pavilion.shipment.created.v1",
                            "by.pavilion.shipment.leg-departed.v1",
                            "by.pavilion.shipment.leg-arrived.v1",
                            "by.pavilion.shipment.customs-status-changed.v1",
                            "by.pavilion.shipment.leg-departed.v1",
                            "by.pavilion.shipment.delivered.v1");
            assertThat(shown(told)).containsExactlyElementsOf(TO_THE_DOOR);
            List<EventLog.Entry> ofOrder = orders.of(order, events -> events.stream()
                    .anyMatch(event -> event.type().equals("by.pavilion.order.delivered.v1")));
            Api.assertWithoutGaps(ofOrder);
            assertThat(ofOrder)
                    .extracting(EventLog.Entry::type)
                    .containsSubsequence(
                            "by.pavilion.order.accepted.v1",
                            "by.pavilion.order.released.v1",
                            "by.pavilion.order.shipped.v1",
                            "by.pavilion.order.delivered.v1");
            assertThat(ofOrder)
                    .filteredOn(event -> event.type().equals("by.pavilion.order.accepted.v1"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.data()).contains("\"warehousePlace\":\"BYMSQ\""));
            assertThat(told.toString() + ofOrder).doesNotContain("13800000001", "白俄兰", "虚构路", "110101199003070011");
        }
    }

    /** The codes of what has happened and is no internal matter, by the time at which it happened. */
    private static List<String> shown(List<EventLog.Entry> told) {
        return told.stream()
                .filter(event -> event.type().equals("by.pavilion.shipment.tracking-recorded.v1"))
                .map(event -> JsonPath.from(event.data()))
                .sorted(Comparator.comparing(data -> Instant.parse(data.getString("event.occurredAt"))))
                .map(data -> data.getString("event.code"))
                .filter(code -> !INTERNAL.contains(code))
                .toList();
    }

    /** Its parcel is not released before it is there. */
    static void letCustomsWait(String order) {
        given().contentType("application/json")
                .body("{\"scenario\":\"review-held\"}")
                .put("/sandbox/single-window/orders/" + order + "/scenario")
                .then()
                .statusCode(204);
    }

    static void letCustomsGoOn(String order) {
        given().delete("/sandbox/single-window/orders/" + order + "/scenario")
                .then()
                .statusCode(204);
    }

    private static void handOver(String shipment) {
        for (String step : List.of("confirmations", "packings", "hand-overs")) {
            RequestSpecification merchant = Api.merchant();
            (step.equals("packings")
                            ? merchant.contentType("application/json").body("{\"weightGrams\":230}")
                            : merchant)
                    .post("/api/v1/merchant/shipments/" + shipment + "/" + step)
                    .then()
                    .statusCode(200);
        }
    }

    /** A train that is ready to leave, with the parcel in a bag in the container. Gives its id. */
    private static String sealed(String parcel, String container, String wagon, String consignment) {
        Instant leaves = Instant.now().plus(Duration.ofDays(1));
        String train = create("/api/v1/departures", """
                        {"route":"great-stone-qingdao-rail","departsAt":"%s","cutOffAt":"%s"}""".formatted(leaves, leaves.minus(Duration.ofHours(6))))
                .statusCode(201)
                .extract()
                .path("id");
        String units = "/api/v1/departures/" + train + "/units";
        String box = create(units, """
                        {"kind":"CONTAINER","number":"%s","wagonNumber":"%s"}""".formatted(container, wagon))
                .statusCode(201)
                .extract()
                .path("units[-1].id");
        String bag = create(units, "{\"kind\":\"BAG\",\"parent\":\"%s\"}".formatted(box))
                .statusCode(201)
                .extract()
                .path("units[-1].id");
        post(units + "/" + bag + "/parcels", "{\"parcels\":[\"%s\"]}".formatted(parcel))
                .statusCode(200)
                .body("fill.parcels", equalTo(1));
        post("/api/v1/departures/" + train + "/changes", "{\"consignments\":[\"%s\"]}".formatted(consignment))
                .statusCode(200)
                .body("consignments", contains(consignment));
        post("/api/v1/departures/" + train + "/seals", """
                        {"seals":[{"unit":"%s","number":"BY-1"}],"documentNumber":"SMGS 31245678"}""".formatted(box))
                .statusCode(200)
                .body("state", equalTo("SEALED"));
        return train;
    }

    /** A number that no other test uses, with its check digit. */
    private static String container() {
        String beginning = "TRNU%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        return IntStream.range(0, 10)
                .mapToObj(digit -> beginning + digit)
                .filter(ContainerNumber::isContainerNumber)
                .findFirst()
                .orElseThrow();
    }

    /** Tells what has just happened to a parcel, container or wagon. */
    private static void tell(String subject, String number, String code, String location) {
        TestCalls.with(TestKeys.connector())
                .contentType("application/json")
                .body("""
                        {"events":[{"source":"forwarder","eventId":"%s","%s":"%s","code":"%s","occurredAt":"%s","location":%s}]}""".formatted(UUID.randomUUID(), subject, number, code, Instant.now(), location))
                .post("/api/v1/logistics/tracking-events")
                .then()
                .statusCode(200)
                .body("items.status", contains("RECORDED"));
    }

    private static ValidatableResponse trace(String number) {
        return given().header("Accept-Language", "en")
                .get("/api/v1/trace/" + number)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse order(String order) {
        return Api.operator().get("/api/v1/orders/" + order).then().statusCode(200);
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
