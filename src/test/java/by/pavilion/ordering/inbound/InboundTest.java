package by.pavilion.ordering.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.WholeList;
import by.pavilion.catalog.Sku;
import by.pavilion.events.EventLog;
import by.pavilion.events.Outbox;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.inventory.Lot;
import by.pavilion.inventory.StockRecords;
import by.pavilion.logistics.consolidation.DepartureId;
import by.pavilion.ordering.TestShop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Goods in bulk: what may be booked, with which papers, and that their pieces come into the stock once. */
@QuarkusTest
class InboundTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String INBOUNDS = "/api/v1/inbounds";
    private static final String LATER = "2036-01-01T00:00:00Z";

    @Inject
    TestShop shop;

    @Inject
    StockRecords records;

    @Inject
    EventLog log;

    @Inject
    DataSource dataSource;

    @Inject
    InboundStore store;

    @Inject
    Outbox outbox;

    @Inject
    WhenInboundsAreInTrouble whenInboundsAreInTrouble;

    @Test
    void tellsAllThatIsWrongWithABooking() {
        Sku sku = shop.chocolate("26.00");

        create(
                        INBOUNDS,
                        booking(
                                "NOWHERE",
                                "2020-01-01T00:00:00Z",
                                lot(sku, "L1", "2020-01-01", 5),
                                lot(sku, "L1", "2036-01-01", 5),
                                lot(new Sku(TestCalls.newSku()), "L2", "2036-01-01", 5)))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains("/warehouse", "/neededBy", "/lots/0/bestBefore", "/lots/1/lot", "/lots/2/sku"))
                .body(
                        "errors.reason",
                        contains(
                                "unknown-warehouse",
                                "needed-in-the-past",
                                "best-before-is-over",
                                "named-twice",
                                "no-such-listing"));
        create(INBOUNDS, booking(TestShop.DIRECT.value(), LATER, lot(sku, "L1", "2036-01-01", 5)))
                .statusCode(422)
                .body("errors.reason", contains("warehouse-not-bonded"));
        create(INBOUNDS, booking(TestShop.BONDED.value(), LATER)).statusCode(422);
        create(INBOUNDS, booking(TestShop.BONDED.value(), LATER, lot(sku, "L1", "2036-01-01", 0)))
                .statusCode(422)
                .body("errors.pointer", contains("/lots/0/quantity"));
        create(INBOUNDS, booking(TestShop.BONDED.value(), LATER, lot(sku, "L 1", "2036-01-01", 1)))
                .statusCode(422)
                .body("errors.pointer", contains("/lots/0/lot"));
        TestCalls.asOperator().get(INBOUNDS + "/inb_0000000000001").then().statusCode(404);
    }

    @Test
    void booksOnceForAKeyAndLogisticsMovesIt() {
        Sku sku = shop.chocolate("26.00");
        String key = UUID.randomUUID().toString();
        String body = booking(TestShop.BONDED.value(), LATER, lot(sku, "L1", "2036-01-01", 5));

        String id = create(INBOUNDS, body, key).statusCode(201).extract().path("id");
        create(INBOUNDS, body, key).statusCode(201).body("id", equalTo(id));

        JsonPath moved = moved(id);
        assertThat(moved.getInt("lines[0].weightGrams")).isEqualTo(5 * 105);
        TestCalls.asOperator()
                .get("/api/v1/shipments/" + moved.getString("shipment"))
                .then()
                .statusCode(200)
                .body("kind", equalTo("bulk_inbound"))
                .body("orderId", nullValue())
                .body("parcels.id", contains(moved.getString("lines[0].parcel")));
        TestCalls.asOperator()
                .get(INBOUNDS + "?status=BOOKED&limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        assertThat(log.of(Topic.ORDERS, id, 0, 10))
                .extracting(ReceivedEvent::type)
                .containsExactly("by.pavilion.order.inbound-booked.v1");
    }

    @Test
    void aLotNeedsAsMuchRoomAsItsBookingSays() {
        Sku sku = shop.chocolate("26.00");
        String measured = lot(sku, "L1", "2036-01-01", 5).replace("}", ",\"volumeCm3\":%d}");
        for (long impossible : List.of(0L, 76_000_001L)) {
            create(INBOUNDS, booking(TestShop.BONDED.value(), LATER, measured.formatted(impossible)))
                    .statusCode(422)
                    .body("errors.pointer", contains("/lots/0/volumeCm3"));
        }

        JsonPath moved = moved(booked(measured.formatted(3_300), lot(sku, "L2", "2036-01-01", 2)));

        assertThat(moved.getInt("lines[0].volumeCm3")).isEqualTo(3_300);
        assertThat(moved.<Integer>get("lines[1].volumeCm3")).isNull();
        String departure =
                create("/api/v1/departures", """
                        {"route":"great-stone-qingdao-rail","departsAt":"2037-01-01T00:00:00Z",
                         "cutOffAt":"2036-12-31T00:00:00Z"}""").statusCode(201).extract().path("id");
        String units = "/api/v1/departures/" + departure + "/units";
        String pallet =
                create(units, "{\"kind\":\"PALLET\"}").statusCode(201).extract().path("units[-1].id");
        TestCalls.asOperator()
                .contentType("application/json")
                .body("{\"parcels\":[\"%s\",\"%s\"]}"
                        .formatted(moved.getString("lines[0].parcel"), moved.getString("lines[1].parcel")))
                .post(units + "/" + pallet + "/parcels")
                .then()
                .statusCode(200)
                .body("fill.loaded.volumeCm3", equalTo(3_300 + 2 * 105 * 4));
        TestCalls.asOperator()
                .get("/api/v1/departures/" + departure + "/parcels")
                .then()
                .statusCode(200)
                .body("items.volumeEstimated", contains(false, true));
    }

    @Test
    void goodsBeginTheirWayWhereTheyLieIfARouteDoes() {
        Sku sku = shop.chocolate("26.00");
        String road = "test-grodno-" + UUID.randomUUID().toString().substring(0, 8);
        create("/api/v1/routes", """
                        {"code":"%s","mode":"ROAD","documentType":"CMR","from":{"unlocode":"BYGNA","name":"Grodno"},
                         "to":{"unlocode":"BYMSQ","name":"Great Stone"},"carrier":"somebody","transitMinutes":300,
                         "capacity":{"weightGrams":1000000,"volumeCm3":4000000},"validFrom":"2020-01-01T00:00:00Z"}""".formatted(road)).statusCode(201);
        String body = booking(TestShop.BONDED.value(), LATER, lot(sku, "L1", "2036-01-01", 5));
        create(INBOUNDS, body.replaceFirst("\\{", "{\"origin\":\"PLMAL\","))
                .statusCode(422)
                .body("errors.pointer", contains("/origin"));

        String id = create(INBOUNDS, body.replaceFirst("\\{", "{\"origin\":\"BYGNA\","))
                .statusCode(201)
                .body("origin", equalTo("BYGNA"))
                .extract()
                .path("id");

        String parcel = moved(id).getString("lines[0].parcel");
        String lorry = create("/api/v1/departures", """
                        {"route":"%s","departsAt":"2037-01-01T00:00:00Z","cutOffAt":"2036-12-31T00:00:00Z"}""".formatted(road))
                .statusCode(201)
                .extract()
                .path("id");
        String units = "/api/v1/departures/" + lorry + "/units";
        String pallet =
                create(units, "{\"kind\":\"PALLET\"}").statusCode(201).extract().path("units[-1].id");
        TestCalls.asOperator()
                .contentType("application/json")
                .body("{\"parcels\":[\"%s\"]}".formatted(parcel))
                .post(units + "/" + pallet + "/parcels")
                .then()
                .statusCode(200)
                .body("fill.parcels", equalTo(1));
    }

    @Test
    void takesPapersOfTheSameGoodsOnly() {
        Sku sku = shop.chocolate("26.00");
        String first = booked(lot(sku, "L1", "2036-01-01", 3), lot(sku, "L2", "2036-02-01", 4));
        String second = booked(lot(sku, "L3", "2036-01-01", 7));
        String papers = consignment(sku, 7);

        name(first, "csn_0000000000001").statusCode(422).body("errors.reason", contains("unknown-consignment"));
        name(first, consignment(sku, 8)).statusCode(422).body("errors.reason", contains("consignment-of-other-goods"));
        name(first, papers).statusCode(200).body("consignment", equalTo(papers));
        name(first, papers).statusCode(200);
        name(second, papers)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:consignment-taken"))
                .body("inbound", equalTo(first));
        name(second, "nonsense").statusCode(422).body("errors.pointer", contains("/consignment"));
    }

    @Test
    void nothingEntersBeforeItIsThereAndItsPapersAreNamed() {
        Sku sku = shop.chocolate("26.00");
        String id = booked(lot(sku, "L1", "2036-01-01", 5), lot(sku, "L2", "2036-01-01", 6));
        JsonPath moved = moved(id);
        String first = moved.getString("lines[0].id");

        enter(id, entry(Instant.now()))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:inbound-without-papers"));
        name(id, consignment(sku, 11)).statusCode(200);
        enter(id, entry(Instant.now()))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:inbound-not-arrived"))
                .body("errors.pointer", contains("/lines"));
        Instant there = arrive(moved.getString("lines[0].parcel"));
        awaitArrival(sku, "L1");
        enter(id, entry(Instant.now()))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:inbound-not-arrived"));
        enter(id, entry(Instant.now().plus(1, ChronoUnit.DAYS)))
                .statusCode(422)
                .body("errors.reason", contains("in-the-future"));
        enter(id, counted(there.minusSeconds(60), first, 5))
                .statusCode(422)
                .body("errors.reason", contains("before-arrival"));
        enter(id, counted(Instant.now(), first, 6)).statusCode(422).body("errors.reason", contains("more-than-sent"));
        enter(id, counted(Instant.now(), "inl_0000000000001", 1))
                .statusCode(422)
                .body("errors.reason", contains("unknown-inbound-line"));
        enter(id, counted(Instant.now(), first, 2, first, 3))
                .statusCode(422)
                .body("errors.reason", contains("named-twice"));
        assertThat(shop.available(sku)).isZero();

        enter(id, counted(Instant.now(), first, 4)).statusCode(200).body("status", equalTo("BOOKED"));
        name(id, consignment(sku, 11))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:inbound-line-entered"))
                .body("errors.reason", contains("entered-with-other-papers"));
        enter(id, counted(Instant.now(), first, 1))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:inbound-line-entered"));
        assertThat(shop.available(sku)).isEqualTo(4);
        arrive(moved.getString("lines[1].parcel"));
        awaitArrival(sku, "L2");
        enter(id, entry(Instant.now())).statusCode(200).body("status", equalTo("ENTERED"));

        assertThat(shop.available(sku)).isEqualTo(10);
        assertThat(records.lots(sku, null, 10).items())
                .extracting(lot -> lot.number() + " " + lot.received())
                .containsExactly("L1 4", "L2 6");
        enter(id, entry(Instant.now())).statusCode(409).body("type", equalTo("urn:pavilion:problem:inbound-state"));
        create(INBOUNDS, booking(TestShop.BONDED.value(), LATER, lot(sku, "L1", "2036-01-02", 5)))
                .statusCode(422)
                .body("errors.reason", contains("other-best-before"));
    }

    @Test
    void manyWhoRecordTheSameEntryBookItsPiecesOnce() throws Exception {
        Sku sku = shop.chocolate("26.00");
        String id = booked(lot(sku, "L1", "2036-01-01", 50));
        JsonPath moved = moved(id);
        name(id, consignment(sku, 50)).statusCode(200);
        arrive(moved.getString("lines[0].parcel"));
        awaitArrival(sku, "L1");
        String body = entry(Instant.now());
        String key = UUID.randomUUID().toString();
        ExecutorService racers = Executors.newFixedThreadPool(8);
        List<Integer> answers = new ArrayList<>();
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int racer = 0; racer < 8; racer++) {
                String mine = racer < 4 ? key : UUID.randomUUID().toString();
                calls.add(() -> create(INBOUNDS + "/" + id + "/bonded-entries", body, mine)
                        .extract()
                        .statusCode());
            }
            for (Future<Integer> call : racers.invokeAll(calls)) {
                answers.add(call.get());
            }
        } finally {
            racers.shutdownNow();
        }

        assertThat(answers).contains(200).allMatch(status -> status == 200 || status == 409);
        assertThat(shop.available(sku)).isEqualTo(50);
        assertThat(records.lots(sku, null, 10).items())
                .extracting(Lot::received)
                .containsExactly(50L);
        assertThat(log.of(Topic.INVENTORY, sku.value(), 0, 100)).singleElement().satisfies(event -> assertThat(
                        event.data())
                .contains("\"reason\":\"received\"", id, "\"available\":50"));
        assertThat(log.of(Topic.ORDERS, id, 0, 10))
                .extracting(ReceivedEvent::type)
                .containsExactly("by.pavilion.order.inbound-booked.v1", "by.pavilion.order.inbound-entered.v1");
        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/shipments/" + moved.getString("shipment"))
                .then()
                .body("status", equalTo("DELIVERED")));
    }

    @Test
    void aLotOfWhichNothingCameIsALostParcel() {
        Sku sku = shop.chocolate("26.00");
        String id = booked(lot(sku, "L1", "2036-01-01", 5));
        JsonPath moved = moved(id);
        name(id, consignment(sku, 5)).statusCode(200);
        arrive(moved.getString("lines[0].parcel"));
        awaitArrival(sku, "L1");

        enter(id, counted(Instant.now(), moved.getString("lines[0].id"), 0))
                .statusCode(200)
                .body("status", equalTo("ENTERED"));

        assertThat(shop.available(sku)).isZero();
        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/shipments/" + moved.getString("shipment"))
                .then()
                .body("status", equalTo("EXCEPTION"))
                .body("trouble", equalTo("lost")));
    }

    @Test
    void whatWasLostOnItsWayIsRecordedThoughItNeverArrived() {
        Sku sku = shop.chocolate("26.00");
        String id = booked(lot(sku, "L1", "2036-01-01", 5), lot(sku, "L2", "2036-01-01", 6));
        JsonPath moved = moved(id);
        name(id, consignment(sku, 11)).statusCode(200);
        arrive(moved.getString("lines[0].parcel"));
        awaitArrival(sku, "L1");

        enter(id, counted(Instant.now(), moved.getString("lines[0].id"), 5, moved.getString("lines[1].id"), 0))
                .statusCode(200)
                .body("status", equalTo("ENTERED"));

        assertThat(shop.available(sku)).isEqualTo(5);
        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/shipments/" + moved.getString("shipment"))
                .then()
                .body("status", equalTo("DELIVERED"))
                .body("trouble", equalTo("lost")));
    }

    @Test
    void aLotHasOneDayAlsoWhileItIsUnderWay() {
        Sku sku = shop.chocolate("26.00");
        booked(lot(sku, "L1", "2036-01-01", 5));

        create(INBOUNDS, booking(TestShop.BONDED.value(), LATER, lot(sku, "L1", "2036-01-02", 5)))
                .statusCode(422)
                .body("errors.pointer", contains("/lots/0/bestBefore"))
                .body("errors.reason", contains("other-best-before"));
        create(INBOUNDS, booking(TestShop.BONDED.value(), LATER, lot(sku, "L1", "2036-01-01", 5)))
                .statusCode(201);
    }

    @Test
    void anEntrySaysWhichDayStandsOnTheGoods() {
        Sku sku = shop.chocolate("26.00");
        String id = booked(lot(sku, "L1", "2036-01-01", 5));
        JsonPath moved = moved(id);
        String line = moved.getString("lines[0].id");
        name(id, consignment(sku, 5)).statusCode(200);
        arrive(moved.getString("lines[0].parcel"));
        awaitArrival(sku, "L1");

        enter(id, dated(line, "2020-01-01"))
                .statusCode(422)
                .body("errors.pointer", contains("/lines/0/bestBefore"))
                .body("errors.reason", contains("best-before-is-over"));
        enter(id, dated(line, "soon")).statusCode(422).body("errors.pointer", contains("/lines/0/bestBefore"));
        enter(id, dated(line, "2036-03-01"))
                .statusCode(200)
                .body("status", equalTo("ENTERED"))
                .body("lines[0].bestBefore", equalTo("2036-03-01"));

        assertThat(records.lots(sku, null, 10).items())
                .extracting(lot -> lot.number() + " " + lot.bestBefore())
                .containsExactly("L1 2036-03-01");
        TestCalls.asOperator().get(INBOUNDS + "/" + id).then().body("lines[0].bestBefore", equalTo("2036-03-01"));
    }

    private static String dated(String line, String bestBefore) {
        return "{\"listNumber\":\"640020261111000123\",\"at\":\"%s\",\"lines\":[{\"line\":\"%s\",\"received\":5,\"bestBefore\":\"%s\"}]}"
                .formatted(Instant.now(), line, bestBefore);
    }

    @Test
    void aLotThatIsHeavierThanAContainerIsRefused() {
        Sku sku = shop.chocolate("26.00");

        create(INBOUNDS, booking(TestShop.BONDED.value(), LATER, lot(sku, "L1", "2036-01-01", 1_000_000)))
                .statusCode(422)
                .body("errors.pointer", contains("/lots/0/quantity"))
                .body("errors.reason", contains("heavier-than-a-container"));
    }

    @Test
    void aBookingIsNoPartOfABatchsHistoryUntilItHasLeft() {
        Sku sku = shop.chocolate("26.00");
        String first = booked(lot(sku, "L1", "2036-01-01", 5));
        TestCalls.asOperator().get("/api/v1/trace/" + sku + "~L1").then().statusCode(404);
        arrive(moved(first).getString("lines[0].parcel"));
        awaitArrival(sku, "L1");

        booked(lot(sku, "L1", "2036-01-01", 7));

        TestCalls.asOperator()
                .get("/api/v1/trace/" + sku + "~L1")
                .then()
                .statusCode(200)
                .body("way.code", contains("arrived"))
                .body("bulk.way.code", equalTo(List.of(List.of("arrived"))));
    }

    @Test
    void itsDepartureThatWasCalledOffIsATroubleUntilEachLotIsInAnother() {
        Sku sku = shop.chocolate("26.00");
        JsonPath moved = moved(booked(lot(sku, "L1", "2036-01-01", 5), lot(sku, "L2", "2036-01-01", 6)));
        String first = moved.getString("lines[0].parcel");
        String second = moved.getString("lines[1].parcel");
        String shipment = moved.getString("shipment");

        move(sealed(first, second) + "/cancellations", "");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(calledOff(shipment))
                .containsExactly("by.pavilion.shipment.exception-raised.v1"));
        String other = sealed(first);
        await().atMost(PATIENCE).until(() -> hasToldAll(other));
        assertThat(calledOff(shipment)).hasSize(1);
        String last = sealed(second);
        await().atMost(PATIENCE).until(() -> hasToldAll(last));

        assertThat(calledOff(shipment))
                .containsExactly(
                        "by.pavilion.shipment.exception-raised.v1", "by.pavilion.shipment.exception-cleared.v1");
    }

    private List<String> calledOff(String shipment) {
        return troublesTold(shipment, "called_off");
    }

    private List<String> troublesTold(String shipment, String kind) {
        return log.of(Topic.LOGISTICS, shipment, 0, 100).stream()
                .filter(event -> event.data().contains("\"kind\":\"" + kind + "\""))
                .map(ReceivedEvent::type)
                .toList();
    }

    private boolean hasToldAll(String departure) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT 1 FROM logistics_tidings WHERE departure_id = ?")) {
            select.setLong(1, DepartureId.fromString(departure).value());
            try (ResultSet rows = select.executeQuery()) {
                return !rows.next();
            }
        }
    }

    /** A sealed departure with these parcels. */
    private static String sealed(String... parcels) {
        String departure =
                create("/api/v1/departures", """
                {"route":"great-stone-qingdao-rail","departsAt":"2037-01-01T00:00:00Z","cutOffAt":"2036-12-31T00:00:00Z"}""").statusCode(201).extract().path("id");
        String unit = create("/api/v1/departures/" + departure + "/units", "{\"kind\":\"PALLET\"}")
                .statusCode(201)
                .extract()
                .path("units[-1].id");
        move(
                departure + "/units/" + unit + "/parcels",
                "{\"parcels\":[%s]}"
                        .formatted(Stream.of(parcels)
                                .map(parcel -> '"' + parcel + '"')
                                .collect(Collectors.joining(","))));
        move(departure + "/seals", "{\"seals\":[]}");
        return departure;
    }

    private static void move(String path, String body) {
        TestCalls.asOperator()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/departures/" + path)
                .then()
                .statusCode(200);
    }

    @Test
    void isCalledOffUntilItHasLeft() {
        Sku sku = shop.chocolate("26.00");
        String here = booked(lot(sku, "L1", "2036-01-01", 5));
        String away = booked(lot(sku, "L2", "2036-01-01", 5));
        JsonPath moved = moved(here);
        tell(moved(away).getString("lines[0].parcel"), "departed", "BYMSQ", Instant.now());
        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/trace/" + sku + "~L2")
                .then()
                .statusCode(200)
                .body("way.code", contains("departed")));

        create(INBOUNDS + "/" + here + "/cancellations", "").statusCode(200).body("status", equalTo("CANCELLED"));
        create(INBOUNDS + "/" + here + "/cancellations", "").statusCode(200);
        create(INBOUNDS + "/" + away + "/cancellations", "")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:inbound-has-left"));

        name(here, consignment(sku, 5)).statusCode(409).body("state", equalTo("CANCELLED"));
        TestCalls.asOperator().get("/api/v1/trace/" + sku + "~L1").then().statusCode(404);
        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/shipments/" + moved.getString("shipment"))
                .then()
                .body("voiding", equalTo("VOIDED")));
    }

    @Test
    void whatAFirstMileHasBroughtToGreatStoneCanBeCalledOffAgain() {
        Sku sku = shop.chocolate("26.00");
        String id = booked(lot(sku, "L1", "2036-01-01", 5));
        JsonPath moved = moved(id);
        String parcel = moved.getString("lines[0].parcel");
        Instant now = Instant.now();
        tell(parcel, "departed", "BYGNA", now.minus(6, ChronoUnit.HOURS));
        awaitWay(sku, "departed");
        create(INBOUNDS + "/" + id + "/cancellations", "")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:inbound-has-left"));
        tell(parcel, "arrived", "BYMSQ", now.minus(1, ChronoUnit.HOURS));
        awaitWay(sku, "departed", "arrived");

        create(INBOUNDS + "/" + id + "/cancellations", "").statusCode(200).body("status", equalTo("CANCELLED"));

        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/shipments/" + moved.getString("shipment"))
                .then()
                .body("voiding", equalTo("VOIDED")));
    }

    @Test
    void whatHasLeftGreatStoneAfterAFirstMileCannotBeCalledOff() {
        Sku sku = shop.chocolate("26.00");
        String id = booked(lot(sku, "L1", "2036-01-01", 5));
        String parcel = moved(id).getString("lines[0].parcel");
        Instant now = Instant.now();
        tell(parcel, "departed", "BYGNA", now.minus(9, ChronoUnit.HOURS));
        tell(parcel, "arrived", "BYMSQ", now.minus(6, ChronoUnit.HOURS));
        tell(parcel, "departed", "BYMSQ", now.minus(1, ChronoUnit.HOURS));
        awaitWay(sku, "departed", "arrived", "departed");

        create(INBOUNDS + "/" + id + "/cancellations", "")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:inbound-has-left"));
    }

    private static void awaitWay(Sku sku, String... codes) {
        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/trace/" + sku + "~L1")
                .then()
                .statusCode(200)
                .body("way.code", contains(codes)));
    }

    @Test
    void whatWasCalledOffWhenItHadLeftGoesOnAndWaitsForItsPapers() {
        Sku sku = shop.chocolate("26.00");
        String id = booked(lot(sku, "L1", "2036-01-01", 5));
        JsonPath moved = moved(id);
        String shipment = moved.getString("shipment");
        tell(moved.getString("lines[0].parcel"), "departed", "BYMSQ", Instant.now());
        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/trace/" + sku + "~L1")
                .then()
                .statusCode(200)
                .body("way.code", contains("departed")));

        callOffUnawares(InboundId.fromString(id));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(log.of(Topic.ORDERS, id, 0, 10))
                .extracting(ReceivedEvent::type)
                .containsExactly(
                        "by.pavilion.order.inbound-booked.v1",
                        "by.pavilion.order.inbound-cancelled.v1",
                        "by.pavilion.order.inbound-reopened.v1"));
        TestCalls.asOperator()
                .get(INBOUNDS + "/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("BOOKED"))
                .body("consignment", nullValue());
        assertThat(casesOf(id)).containsExactly("inbound-reopened");
        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/shipments/" + shipment)
                .then()
                .body("voiding", nullValue()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(troublesTold(shipment, "cancelled_too_late"))
                .containsExactly(
                        "by.pavilion.shipment.exception-raised.v1", "by.pavilion.shipment.exception-cleared.v1"));

        name(id, consignment(sku, 5)).statusCode(200);

        assertThat(casesOf(id)).isEmpty();
    }

    /** As a call that was made before the departure was known here. */
    private void callOffUnawares(InboundId id) {
        QuarkusTransaction.requiringNew().run(() -> {
            Inbound cancelled = store.lock(id).orElseThrow().cancelled();
            store.update(cancelled);
            long sequence = store.nextSequence(id);
            outbox.append(new OrderInboundCancelled(InboundState.of(cancelled, sequence), Instant.now()), sequence);
        });
    }

    @Test
    void whatIsWrongOnItsWayIsACaseUntilItIsOver() {
        Sku sku = shop.chocolate("26.00");
        String id = booked(lot(sku, "L1", "2036-01-01", 5));
        String parcel = moved(id).getString("lines[0].parcel");

        TestCalls.with(TestKeys.connector())
                .contentType("application/json")
                .body("""
                        {"events":[{"source":"forwarder","trackingNumber":"%s","code":"exception","reason":"lost",
                                    "occurredAt":"%s","location":{"unlocode":"BYMSQ"}}]}""".formatted(parcel.replace('_', '-'), Instant.now().minus(2, ChronoUnit.HOURS)))
                .post("/api/v1/logistics/tracking-events")
                .then()
                .statusCode(200)
                .body("items.status", contains("RECORDED"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(casesOf(id)).containsExactly("inbound-lost"));
        arrive(parcel);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(casesOf(id)).isEmpty());
    }

    @Test
    void whatIsLateForTwoCausesIsOneCaseUntilBothAreOver() {
        String id = booked(lot(shop.chocolate("26.00"), "L1", "2036-01-01", 5));
        late(id, "raised", "\"departure\"");
        late(id, "raised", "\"no_departure\"");
        assertThat(casesOf(id)).containsExactly("inbound-delayed");

        late(id, "cleared", "\"departure\"");
        assertThat(casesOf(id)).containsExactly("inbound-delayed");

        late(id, "cleared", "\"no_departure\"");
        assertThat(casesOf(id)).isEmpty();
    }

    /** A version before tells no causes. */
    @Test
    void whatIsLateForNoCauseIsOverWithAnyAndAnyIsOverWithNone() {
        String raisedBefore = booked(lot(shop.chocolate("26.00"), "L1", "2036-01-01", 5));
        String clearedBefore = booked(lot(shop.chocolate("26.00"), "L1", "2036-01-01", 5));
        late(raisedBefore, "raised", "null");
        late(clearedBefore, "raised", "\"departure\"");

        late(raisedBefore, "cleared", "\"departure\"");
        late(clearedBefore, "cleared", "null");

        assertThat(casesOf(raisedBefore)).isEmpty();
        assertThat(casesOf(clearedBefore)).isEmpty();
    }

    private void late(String inbound, String told, String cause) {
        String line = store.find(InboundId.fromString(inbound))
                .orElseThrow()
                .lines()
                .get(0)
                .id()
                .toString();
        String event = "evt_" + UUID.randomUUID();
        ReceivedEvent late = new ReceivedEvent(
                event,
                Topic.LOGISTICS,
                "by.pavilion.shipment.exception-" + told + ".v1",
                "shp_0HZX3K8Q00003",
                1,
                Instant.now(),
                event,
                """
                {"shipmentId":"shp_0HZX3K8Q00003","shipmentKind":"bulk_inbound","kind":"delayed","cause":%s,
                 "parcels":[{"parcelId":"pcl_0HZX3K8Q00004","lines":[{"lineId":"%s"}]}]}""".formatted(cause, line));
        QuarkusTransaction.requiringNew().run(() -> whenInboundsAreInTrouble.on(List.of(late)));
    }

    /** Why the inbound waits for an operator. */
    private static List<String> casesOf(String inbound) {
        return WholeList.of("/api/v1/cases?kind=INBOUND_TROUBLE")
                .texts("items.findAll { it.subject == '%s' }.next.reason.code".formatted(inbound));
    }

    private static String booked(String... lots) {
        return create(INBOUNDS, booking(TestShop.BONDED.value(), LATER, lots))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The inbound once logistics moves it. */
    private static JsonPath moved(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> TestCalls.asOperator().get(INBOUNDS + "/" + id).jsonPath(),
                        inbound -> inbound.getString("lines[0].parcel") != null);
    }

    private static Instant arrive(String parcel) {
        Instant at = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        tell(parcel, "arrived", "CNTAO", at);
        return at;
    }

    private static void awaitArrival(Sku sku, String lot) {
        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/trace/" + sku + "~" + lot)
                .then()
                .statusCode(200)
                .body("way.code", hasItem("arrived")));
    }

    private static void tell(String parcel, String code, String unlocode, Instant at) {
        TestCalls.with(TestKeys.connector())
                .contentType("application/json")
                .body("""
                        {"events":[{"source":"forwarder","trackingNumber":"%s","code":"%s","occurredAt":"%s",
                                    "location":{"unlocode":"%s"}}]}""".formatted(parcel.replace('_', '-'), code, at, unlocode))
                .post("/api/v1/logistics/tracking-events")
                .then()
                .statusCode(200)
                .body("items.status", contains("RECORDED"));
    }

    private static String booking(String warehouse, String neededBy, String... lots) {
        return "{\"warehouse\":\"%s\",\"neededBy\":\"%s\",\"lots\":[%s]}"
                .formatted(warehouse, neededBy, Stream.of(lots).collect(Collectors.joining(",")));
    }

    private static String lot(Sku sku, String number, String bestBefore, long quantity) {
        return "{\"sku\":\"%s\",\"lot\":\"%s\",\"bestBefore\":\"%s\",\"quantity\":%d}"
                .formatted(sku, number, bestBefore, quantity);
    }

    private static String entry(Instant at) {
        return "{\"listNumber\":\"640020261111000123\",\"at\":\"" + at + "\"}";
    }

    /** @param linesAndPieces in turn */
    private static String counted(Instant at, Object... linesAndPieces) {
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < linesAndPieces.length; index += 2) {
            lines.add("{\"line\":\"%s\",\"received\":%s}".formatted(linesAndPieces[index], linesAndPieces[index + 1]));
        }
        return "{\"listNumber\":\"640020261111000123\",\"at\":\"%s\",\"lines\":[%s]}"
                .formatted(at, String.join(",", lines));
    }

    private static ValidatableResponse enter(String id, String body) {
        return create(INBOUNDS + "/" + id + "/bonded-entries", body);
    }

    private static ValidatableResponse name(String id, String consignment) {
        return create(INBOUNDS + "/" + id + "/consignments", "{\"consignment\":\"" + consignment + "\"}");
    }

    private static String consignment(Sku sku, int pieces) {
        return create("/api/v1/consignments", """
                {"customsMode":"1210","goods":[{"sku":"%s","quantity":%d,"packages":1}],
                 "exporter":{"name":"ОАО «Коммунарка»","nameEn":"JSC Kommunarka","address":"г. Минск","unp":"200988541"},
                 "consignee":{"name":"演示保税仓储有限公司","address":"Haikou Comprehensive Bonded Zone","country":"CN"},
                 "contract":{"number":"BY-CN-2026/12","signedOn":"2026-10-01"},
                 "delivery":{"incoterms":"DAP","place":"Haikou"},
                 "transport":{"mode":"RAIL","vehicle":"94012345","noteNumber":"31245678","noteDate":"2026-11-11",
                              "departure":"Колядичи","destination":"青岛","carrier":"Carrier","container":"CSQU3054383"},
                 "statisticalRate":{"usd":0.1391,"day":"2026-11-11","source":"National Bank of Belarus"}}""".formatted(sku, pieces))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse create(String path, String body) {
        return create(path, body, UUID.randomUUID().toString());
    }

    private static ValidatableResponse create(String path, String body, String key) {
        return TestCalls.asOperator()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
