package by.pavilion.logistics;

import static by.pavilion.logistics.AcceptedOrders.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import by.pavilion.shared.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parcels from Great Stone into containers, onto a train, and what is told of the train. */
@QuarkusTest
@TestProfile(WithTinyCarrier.class)
class ConsolidationTest {
    private static final String MERCHANT = "mer_0000000000001";
    /** As far from now as a plan mostly is. */
    private static final String SOME_DAY = "2036-12-31T00:00:00Z";

    @Inject
    AcceptedOrders orders;

    @Inject
    Shipments shipments;

    @Inject
    EventLog log;

    @Inject
    Ids ids;

    private TinyCarrier carrier;

    @BeforeEach
    void open() {
        carrier = new TinyCarrier(
                WithTinyCarrier.port(),
                ConfigProvider.getConfig().getValue("pavilion.secrets.carrier-secret", String.class));
    }

    @AfterEach
    void close() {
        carrier.close();
    }

    @Test
    void aPlanTakesTheEarliestPromisesForWhichThereIsRoom() {
        Shipment third = orders.booked(Instant.parse("2001-03-01T00:00:00Z"), MERCHANT, 400);
        Shipment first = orders.booked(Instant.parse("2001-01-01T00:00:00Z"), MERCHANT, 400);
        Shipment second = orders.booked(Instant.parse("2001-02-01T00:00:00Z"), MERCHANT, 500);
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");

        post(departure + "/plan", "")
                .statusCode(200)
                .body("fill.parcels", equalTo(2))
                .body("fill.loaded.weightGrams", equalTo(900))
                .body("fill.weightPercent", equalTo(90))
                .body("units[0].parcels", equalTo(2))
                .body("notLoaded[0].id", equalTo(parcel(third)))
                .body("cutOffPassed", equalTo(false));
        get(departure + "/parcels").body("items.id", hasSize(2)).body("items.id", not(hasItem(parcel(third))));

        putIn(departure, bag, third)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:departure-full"))
                .body("weightGrams", equalTo(100));
        TestCalls.asOperator()
                .delete("/api/v1/departures/" + departure + "/units/" + bag + "/parcels/" + parcel(second))
                .then()
                .statusCode(204);
        putIn(departure, bag, third).statusCode(200).body("fill.loaded.weightGrams", equalTo(800));
        post(departure + "/plan", "").statusCode(200).body("fill.parcels", equalTo(2));

        String other = planned("great-stone-beijing-air", SOME_DAY, 10_000);
        String pallet = unit(other, "{\"kind\":\"PALLET\"}");
        putIn(other, pallet, first)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:parcel-not-waiting"))
                .body("errors[0].pointer", equalTo("/parcels/0"));
        putIn(other, pallet, second).statusCode(200);
    }

    @Test
    void whatIsToldOfAContainerReachesEveryParcelInside() {
        List<Shipment> inside = List.of(orders.booked(), orders.booked(), orders.booked());
        String container = ContainerNumberTest.fresh(ids.next());
        String wagon = "%08d".formatted(Math.floorMod(ids.next(), 100_000_000L));
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(
                departure,
                "{\"kind\":\"CONTAINER\",\"number\":\"%s\",\"wagonNumber\":\"%s\"}".formatted(container, wagon));
        String bag = unit(departure, "{\"kind\":\"BAG\",\"parent\":\"%s\"}".formatted(unit));
        putIn(departure, bag, inside.get(0), inside.get(1)).statusCode(200);
        putIn(departure, unit, inside.get(2)).statusCode(200);
        seal(departure, unit).statusCode(200).body("state", equalTo("SEALED"));
        post(departure + "/starts", "{\"at\":\"2026-11-21T06:20:00Z\"}")
                .statusCode(200)
                .body("departedAt", equalTo("2026-11-21T06:20:00Z"))
                .body("arrivesAt", equalTo("2026-12-06T06:20:00Z"));

        String crossed = """
                {"source":"railway","eventId":"%s","containerNumber":"%s","code":"border_crossed",
                 "occurredAt":"2026-11-29T06:00:00+06:00","location":{"name":"Dostyk","country":"KZ"}}""".formatted(UUID.randomUUID(), container);
        String changed = """
                {"source":"railway","wagonNumber":"%s","code":"gauge_changed","occurredAt":"2026-11-29T09:00:00+06:00"}""".formatted(wagon);
        tell(crossed, changed).body("items.status", contains("RECORDED", "RECORDED"));
        tell(crossed, changed).body("items.status", contains("KNOWN", "KNOWN"));

        TestCalls.asOperator()
                .get("/api/v1/shipments/" + inside.get(0).id())
                .then()
                .statusCode(200)
                .body("legs.departure.id", contains(departure))
                .body("legs[0].departure.route.borderCrossing", equalTo("Dostyk–Alashankou"))
                .body("legs[0].unitNumber", equalTo(container))
                .body("legs[0].sealNumber", equalTo("BY-1"));
        for (Shipment shipment : inside) {
            await().untilAsserted(() -> assertThat(shipments.tracking(shipment.id()))
                    .extracting(TrackingEvent::code)
                    .containsExactlyInAnyOrder(
                            TrackingCode.LOADED,
                            TrackingCode.DEPARTED,
                            TrackingCode.BORDER_CROSSED,
                            TrackingCode.GAUGE_CHANGED));
            assertThat(shipments.tracking(shipment.id()))
                    .extracting(event -> event.seen().equipment())
                    .contains(container, wagon);
            assertThat(log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100))
                    .filteredOn(event -> event.type().equals("by.pavilion.shipment.leg-departed.v1"))
                    .hasSize(1);
        }
    }

    @Test
    void theRailwayMayTellOfTheArrivalAndTheParcelsWaitForTheNextLeg() {
        Shipment shipment = orders.booked(Instant.parse("2000-06-01T00:00:00Z"), MERCHANT, 300);
        String container = ContainerNumberTest.fresh(ids.next());
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        putIn(departure, unit, shipment).statusCode(200);
        seal(departure, unit).statusCode(200);

        tell(railway(container, "departed", "2026-11-21T06:00:00Z", "BYMSQ"));
        get(departure).body("state", equalTo("DEPARTED")).body("departedAt", equalTo("2026-11-21T06:00:00Z"));
        tell(railway(container, "arrived", "2026-11-25T06:00:00Z", "KZDYK"));
        get(departure).body("state", equalTo("DEPARTED"));
        tell(railway(container, "arrived", "2026-12-05T06:00:00Z", "CNTAO"));
        get(departure).body("state", equalTo("ARRIVED")).body("arrivedAt", equalTo("2026-12-05T06:00:00Z"));

        TestCalls.asOperator()
                .get("/api/v1/shipments/" + shipment.id() + "/epcis")
                .then()
                .statusCode(200)
                .body("'@context'[0]", equalTo("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"))
                .body(
                        "epcisBody.eventList.findAll { it.type == 'AggregationEvent' }.action",
                        containsInAnyOrder("ADD", "DELETE"))
                .body(
                        "epcisBody.eventList.findAll { it.type == 'AggregationEvent' }.parentID",
                        hasItem("urn:pavilion:container:" + container));
        String lorry = planned("qingdao-bonded-road", SOME_DAY, 1_000_000);
        String pallet = unit(lorry, "{\"kind\":\"PALLET\"}");
        putIn(lorry, pallet, shipment).statusCode(200);
        await().untilAsserted(() -> assertThat(shipments.tracking(shipment.id()))
                .extracting(TrackingEvent::code)
                .containsExactlyInAnyOrder(
                        TrackingCode.LOADED, TrackingCode.DEPARTED, TrackingCode.ARRIVED, TrackingCode.ARRIVED));
    }

    @Test
    void nothingGoesInAfterTheCutOffOrTheSeal() {
        Shipment shipment = orders.booked();
        String late = planned("great-stone-qingdao-rail", "2026-01-01T00:00:00Z", 1_000_000);
        String bag = unit(late, "{\"kind\":\"BAG\"}");
        String container = ContainerNumberTest.fresh(ids.next());
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));

        putIn(late, bag, shipment).statusCode(409).body("type", equalTo("urn:pavilion:problem:departure-cut-off"));
        post(departure + "/starts", "{}").statusCode(409).body("state", equalTo("OPEN"));
        post(departure + "/seals", "{\"seals\":[]}").statusCode(422).body("errors[0].reason", equalTo("seal-missing"));
        seal(departure, unit).statusCode(200);
        seal(departure, unit).statusCode(409);
        putIn(departure, unit, shipment).statusCode(409).body("type", equalTo("urn:pavilion:problem:departure-state"));
        post(departure + "/plan", "").statusCode(409);
    }

    @Test
    void aParcelOfACancelledOrderOrOnItsLastMileWaitsNoMore() {
        Shipment cancelled = orders.booked();
        Shipment leaving = orders.booked();
        orders.cancel(cancelled);
        tell("""
                {"source":"forwarder","trackingNumber":"%s","code":"out_for_delivery","occurredAt":"2026-11-21T06:00:00Z"}""".formatted(number(leaving))).body("items.status", contains("RECORDED"));
        String departure = planned("great-stone-beijing-air", SOME_DAY, 1_000_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");

        putIn(departure, bag, cancelled, leaving)
                .statusCode(409)
                .body("errors.pointer", contains("/parcels/0", "/parcels/1"));
    }

    @Test
    void aParcelOfACancelledOrderLeavesItsDepartureWhileThatIsOpen() {
        Shipment cancelled = orders.booked();
        Shipment stays = orders.booked();
        String departure = planned("great-stone-beijing-air", SOME_DAY, 1_000_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");
        putIn(departure, bag, cancelled, stays).statusCode(200);

        orders.cancel(cancelled);

        get(departure).body("fill.parcels", equalTo(1)).body("fill.loaded.weightGrams", equalTo(210));
        get(departure + "/parcels").body("items.id", contains(parcel(stays)));
    }

    @Test
    void aPlanThatCannotBeIsRefusedWithTheReason() {
        String departure = planned("great-stone-duisburg-rail", SOME_DAY, 1_000_000);
        String container = ContainerNumberTest.fresh(ids.next());

        create("/api/v1/departures", wish("nowhere", SOME_DAY, 1))
                .statusCode(422)
                .body("errors[0].reason", equalTo("unknown-route"));
        create(
                        "/api/v1/departures",
                        "{\"route\":\"great-stone-beijing-air\",\"departsAt\":\"2026-11-21T06:00:00Z\",\"cutOffAt\":\"2026-11-21T07:00:00Z\"}")
                .statusCode(422)
                .body("errors[0].reason", equalTo("cut-off-after-departure"));
        create("/api/v1/departures/" + departure + "/units", "{\"kind\":\"CONTAINER\",\"number\":\"CSQU3054384\"}")
                .statusCode(422)
                .body("errors[0].reason", equalTo("container-number"));
        unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        create(
                        "/api/v1/departures/" + departure + "/units",
                        "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:unit-taken"));
        TestCalls.asOperator()
                .get("/api/v1/routes")
                .then()
                .statusCode(200)
                .body(
                        "items.code",
                        contains(
                                "great-stone-beijing-air",
                                "great-stone-duisburg-rail",
                                "great-stone-qingdao-rail",
                                "qingdao-bonded-road"));
        TestCalls.asOperator()
                .get("/api/v1/departures?state=OPEN&limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(departure));
    }

    private static String parcel(Shipment shipment) {
        return shipment.parcels().get(0).id().toString();
    }

    private static String railway(String container, String code, String at, String unlocode) {
        return """
                {"source":"railway","containerNumber":"%s","code":"%s","occurredAt":"%s","location":{"unlocode":"%s"}}""".formatted(container, code, at, unlocode);
    }

    private static String wish(String route, String cutOff, long grams) {
        return """
                {"route":"%s","departsAt":"2037-01-01T00:00:00Z","cutOffAt":"%s",
                 "capacity":{"weightGrams":%d,"volumeCm3":100000000}}""".formatted(route, cutOff, grams);
    }

    private static String planned(String route, String cutOff, long grams) {
        return create("/api/v1/departures", wish(route, cutOff, grams))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The id of the unit that was added last. */
    private static String unit(String departure, String unit) {
        return create("/api/v1/departures/" + departure + "/units", unit)
                .statusCode(200)
                .extract()
                .path("units[-1].id");
    }

    private static ValidatableResponse putIn(String departure, String unit, Shipment... parcels) {
        String ids = Stream.of(parcels).map(one -> '"' + parcel(one) + '"').collect(Collectors.joining(","));
        return post(departure + "/units/" + unit + "/parcels", "{\"parcels\":[" + ids + "]}");
    }

    private static ValidatableResponse seal(String departure, String unit) {
        return post(departure + "/seals", "{\"seals\":[{\"unit\":\"%s\",\"number\":\"BY-1\"}]}".formatted(unit));
    }

    private static ValidatableResponse create(String path, String body) {
        return TestCalls.asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse post(String path, String body) {
        return TestCalls.asOperator()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/departures/" + path)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return TestCalls.asOperator().get("/api/v1/departures/" + path).then().statusCode(200);
    }

    private static ValidatableResponse tell(String... events) {
        return TestCalls.with(TestKeys.connector())
                .contentType("application/json")
                .body("{\"events\":[" + String.join(",", events) + "]}")
                .post("/api/v1/logistics/tracking-events")
                .then()
                .statusCode(200);
    }
}
