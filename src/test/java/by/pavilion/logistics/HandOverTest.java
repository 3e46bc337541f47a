package by.pavilion.logistics;

import static by.pavilion.logistics.AcceptedOrders.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestCalls;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.BackgroundWork;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What merchants confirm, miss, pack and hand over. */
@QuarkusTest
@TestProfile(WithTinyCarrier.class)
class HandOverTest {
    private static final String SHIPMENTS = "/api/v1/merchant/shipments";

    @Inject
    AcceptedOrders orders;

    @Inject
    Shipments shipments;

    @Inject
    EventLog log;

    @Inject
    DataSource dataSource;

    @Inject
    @All
    List<BackgroundWork> works;

    private final String merchant = TestCalls.newMerchantId();
    private String key;
    private TinyCarrier carrier;

    @BeforeEach
    void open() {
        key = TestCalls.keyOf(merchant);
        carrier = new TinyCarrier(
                WithTinyCarrier.port(),
                ConfigProvider.getConfig().getValue("pavilion.secrets.carrier-secret", String.class));
    }

    @AfterEach
    void close() {
        carrier.close();
    }

    @Test
    void aMerchantGoesFromStepToStepAndTheParcelIsPickedUp() {
        Shipment shipment = sold();

        list("TO_CONFIRM").body("items.id", contains(shipment.id().toString()));
        post(shipment, "packings", "{\"weightGrams\":230}")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:shipment-step"))
                .body("state", equalTo("TO_CONFIRM"));
        post(shipment, "confirmations", "").statusCode(200).body("status", equalTo("CONFIRMED"));
        post(shipment, "confirmations", "").statusCode(200).body("status", equalTo("CONFIRMED"));
        post(shipment, "packings", "{\"weightGrams\":230}")
                .statusCode(200)
                .body("status", equalTo("PACKED"))
                .body("weightGrams", equalTo(230));
        post(shipment, "hand-overs", "")
                .statusCode(200)
                .body("status", equalTo("HANDED_OVER"))
                .body("trackingNumber", equalTo(number(shipment)));
        post(shipment, "shortages", "{\"lines\":[{\"lineId\":\"oln_0HZX3K8M2T5AA\",\"missing\":1}]}")
                .statusCode(409);

        list("TO_CONFIRM").body("items", hasSize(0));
        assertThat(shipments.tracking(shipment.id()))
                .extracting(TrackingEvent::code)
                .containsExactly(TrackingCode.PICKED_UP);
    }

    @Test
    void aParcelIsPickedUpWhereItsWarehouseLies() {
        create("/api/v1/routes", """
                {"code":"test-vitebsk-%s","mode":"ROAD","documentType":"CMR","from":{"unlocode":"BYVTB","name":"Vitebsk"},
                 "to":{"unlocode":"BYMSQ","name":"Great Stone"},"carrier":"somebody","transitMinutes":300,
                 "capacity":{"weightGrams":1000000,"volumeCm3":4000000},"validFrom":"2020-01-01T00:00:00Z"}""".formatted(merchant.substring(4).toLowerCase(Locale.ROOT)));
        Shipment far = orders.bookedAt("BYVTB", merchant);
        Shipment here = orders.bookedAt("BYMSQ", merchant);
        list("TO_CONFIRM")
                .body("items.find { it.id == '%s' }.place".formatted(far.id()), equalTo("BYVTB"))
                .body("items.find { it.id == '%s' }.place".formatted(here.id()), equalTo("BYMSQ"));
        for (Shipment shipment : List.of(far, here)) {
            post(shipment, "confirmations", "").statusCode(200);
            post(shipment, "packings", "{\"weightGrams\":230}").statusCode(200);
            post(shipment, "hand-overs", "").statusCode(200);
        }

        assertThat(shipments.tracking(far.id()))
                .extracting(TrackingEvent::location)
                .containsExactly(new Location(null, "BY", "BYVTB"));
        assertThat(shipments.tracking(here.id()))
                .extracting(TrackingEvent::location)
                .containsExactly(new Location("Great Stone", "BY", "BYMSQ"));
        list("HANDED_OVER").body("items.id", hasItem(far.id().toString())).body("items.place", everyItem(nullValue()));
    }

    @Test
    void aMerchantSeesItsOwnGoodsAndNothingOfWhoBuys() {
        Shipment shipment = sold();
        Shipment others = orders.booked(Instant.now(), TestCalls.newMerchantId(), 210);

        String answer = list("").body("items.id", contains(shipment.id().toString()))
                .body("items[0].lines[0].sku", equalTo("BY-KOM-CHOC-001"))
                .body("items[0].lines[0].quantity", equalTo(2))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("李四", "13800138000", "建国路", "recipientRef", "11010519491231002X");
        for (String step : List.of("", "/confirmations", "/hand-overs")) {
            var request = TestCalls.with(key);
            (step.isEmpty()
                            ? request.get(SHIPMENTS + "/" + others.id())
                            : request.post(SHIPMENTS + "/" + others.id() + step))
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void whatIsMissingIsToldOnceAndTakenBack() {
        Shipment shipment = sold();

        post(shipment, "shortages", "{\"lines\":[{\"lineId\":\"oln_nobody\",\"missing\":1}]}")
                .statusCode(422)
                .body("errors[0].reason", equalTo("unknown-line-of-shipment"));
        post(shipment, "shortages", "{\"lines\":[{\"lineId\":\"oln_0HZX3K8M2T5AA\",\"missing\":3}]}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/lines/0/missing"));
        post(shipment, "shortages", """
                {"lines":[{"lineId":"oln_0HZX3K8M2T5AA","missing":1},{"lineId":"oln_0HZX3K8M2T5AA","missing":0}]}""")
                .statusCode(422)
                .body("errors.pointer", contains("/lines/1/lineId"))
                .body("errors[0].reason", equalTo("repeated"));
        post(shipment, "shortages", "{\"lines\":[{\"lineId\":\"oln_0HZX3K8M2T5AA\",\"missing\":2}]}")
                .statusCode(200)
                .body("lines[0].missing", equalTo(2));
        post(shipment, "shortages", "{\"lines\":[{\"lineId\":\"oln_0HZX3K8M2T5AA\",\"missing\":1}]}")
                .statusCode(200);
        assertThat(troubles(shipment)).containsExactly("raised shortage");
        post(shipment, "shortages", "{\"lines\":[{\"lineId\":\"oln_0HZX3K8M2T5AA\",\"missing\":0}]}")
                .statusCode(200);

        assertThat(troubles(shipment)).containsExactly("raised shortage", "cleared shortage");
    }

    @Test
    void nothingIsHandedOverWhilePiecesAreMissing() {
        Shipment shipment = sold();
        String missing = "{\"lines\":[{\"lineId\":\"oln_0HZX3K8M2T5AA\",\"missing\":%d}]}";
        post(shipment, "confirmations", "").statusCode(200);
        post(shipment, "packings", "{\"weightGrams\":120}").statusCode(200);
        post(shipment, "shortages", missing.formatted(1)).statusCode(200);

        post(shipment, "hand-overs", "").statusCode(409).body("type", equalTo("urn:pavilion:problem:shipment-short"));

        list("PACKED").body("items.id", contains(shipment.id().toString()));
        assertThat(shipments.tracking(shipment.id())).isEmpty();
        post(shipment, "shortages", missing.formatted(0)).statusCode(200);
        post(shipment, "hand-overs", "").statusCode(200).body("status", equalTo("HANDED_OVER"));
    }

    @Test
    void aLateHandOverIsToldOnceAndIsOverWithTheHandOver() throws SQLException {
        Shipment late = sold();
        Shipment inTime = sold();
        due(late, Instant.now().minus(Duration.ofHours(1)));

        run("logistics-hand-overs");
        run("logistics-hand-overs");
        assertThat(troubles(late)).containsExactly("raised late_hand_over");
        list("").body("items.find { it.id == '%s' }.late".formatted(late.id()), equalTo(true))
                .body("items.find { it.id == '%s' }.late".formatted(inTime.id()), equalTo(false));
        post(late, "confirmations", "").statusCode(200);
        post(late, "packings", "{\"weightGrams\":230}").statusCode(200);
        post(late, "hand-overs", "").statusCode(200);

        assertThat(troubles(late)).containsExactly("raised late_hand_over", "cleared late_hand_over");
        assertThat(troubles(inTime)).isEmpty();
    }

    @Test
    void goodsOfAHeldOrderWaitAndAreNotLate() throws SQLException {
        Shipment held = sold();
        String ofIt = "items.find { it.id == '%s' }.".formatted(held.id());
        orders.hold(held, "suspicious");
        due(held, Instant.now().minus(Duration.ofHours(1)));

        run("logistics-hand-overs");
        assertThat(troubles(held)).isEmpty();
        list("").body(ofIt + "held", equalTo(true)).body(ofIt + "late", equalTo(false));
        orders.hold(held); // nothing holds it any more
        run("logistics-hand-overs");

        assertThat(troubles(held)).containsExactly("raised late_hand_over");
        list("").body(ofIt + "held", equalTo(false)).body(ofIt + "late", equalTo(true));
    }

    @Test
    void oneMerchantsMendLeavesTheOthersCaseOpen() throws SQLException {
        String other = TestCalls.newMerchantId();
        String otherKey = TestCalls.keyOf(other);
        Shipment shipment = orders.ofTwo(merchant, other);
        due(shipment, Instant.now().minus(Duration.ofHours(1)));
        run("logistics-hand-overs");
        String missing = "{\"lines\":[{\"lineId\":\"oln_0HZX3K8M2T5A%s\",\"missing\":%d}]}";
        post(shipment, "shortages", missing.formatted("A", 1)).statusCode(200);
        post(otherKey, shipment, "shortages", missing.formatted("B", 1)).statusCode(200);

        post(shipment, "shortages", missing.formatted("A", 0)).statusCode(200);
        for (String step : List.of("confirmations", "packings", "hand-overs")) {
            post(shipment, step, step.equals("packings") ? "{\"weightGrams\":230}" : "")
                    .statusCode(200);
        }
        assertThat(troubles(shipment)).noneMatch(trouble -> trouble.startsWith("cleared"));
        post(otherKey, shipment, "shortages", missing.formatted("B", 0)).statusCode(200);
        for (String step : List.of("confirmations", "packings", "hand-overs")) {
            post(otherKey, shipment, step, step.equals("packings") ? "{\"weightGrams\":230}" : "")
                    .statusCode(200);
        }

        assertThat(troubles(shipment))
                .filteredOn(trouble -> trouble.startsWith("cleared"))
                .containsExactly("cleared shortage", "cleared late_hand_over");
    }

    @Test
    void aCancelledOrderIsNothingToHandOver() {
        Shipment shipment = sold();

        orders.cancel(shipment);

        list("GONE").body("items.id", hasItem(shipment.id().toString()));
        list("TO_CONFIRM").body("items.id", not(hasItem(shipment.id().toString())));
        post(shipment, "confirmations", "").statusCode(409);
    }

    @Test
    void aDepartureNeedsRoomForWhatWasPacked() {
        Shipment shipment = sold();
        post(shipment, "confirmations", "").statusCode(200);
        post(shipment, "packings", "{\"weightGrams\":230,\"volumeCm3\":0}")
                .statusCode(422)
                .body("errors.pointer", contains("/volumeCm3"));
        post(shipment, "packings", "{\"weightGrams\":230,\"volumeCm3\":1500}")
                .statusCode(200)
                .body("volumeCm3", equalTo(1500));
        post(shipment, "hand-overs", "").statusCode(200);

        ValidatableResponse departure = loaded(shipment)
                .body("fill.loaded.weightGrams", equalTo(230))
                .body("fill.loaded.volumeCm3", equalTo(1500));
        inside(departure).body("items.volumeEstimated", contains(false));
    }

    @Test
    void whatOneOfTwoMerchantsHasNotMeasuredIsTakenForAsLargeAsItsWeightMostlyIs() {
        String other = TestCalls.newMerchantId();
        String otherKey = TestCalls.keyOf(other);
        Shipment shipment = orders.ofTwo(merchant, other);
        for (String step : List.of("confirmations", "packings", "hand-overs")) {
            post(shipment, step, step.equals("packings") ? "{\"weightGrams\":300,\"volumeCm3\":90000}" : "")
                    .statusCode(200);
            post(otherKey, shipment, step, step.equals("packings") ? "{\"weightGrams\":200}" : "")
                    .statusCode(200);
        }

        ValidatableResponse departure = loaded(shipment)
                .body("fill.loaded.weightGrams", equalTo(500))
                .body("fill.loaded.volumeCm3", equalTo(2000));
        inside(departure).body("items.volumeEstimated", contains(true));
    }

    private static ValidatableResponse inside(ValidatableResponse departure) {
        String id = departure.extract().path("id");
        return TestCalls.asOperator()
                .get("/api/v1/departures/" + id + "/parcels")
                .then()
                .statusCode(200);
    }

    @Test
    void whatWasPackedWithPiecesThatHaveGoneIsPackedOnceMore() {
        Shipment shipment = sold();
        post(shipment, "confirmations", "").statusCode(200);
        post(shipment, "packings", "{\"weightGrams\":230,\"volumeCm3\":1500}").statusCode(200);

        orders.shrink(shipment, merchant, 1, 105);

        list("CONFIRMED")
                .body("items.id", contains(shipment.id().toString()))
                .body("items[0].lines[0].quantity", equalTo(1))
                .body("items[0].weightGrams", nullValue())
                .body("items[0].volumeCm3", nullValue())
                .body("items[0].packedAt", nullValue());
        post(shipment, "hand-overs", "").statusCode(409).body("state", equalTo("CONFIRMED"));
        post(shipment, "packings", "{\"weightGrams\":120}").statusCode(200);
        post(shipment, "hand-overs", "").statusCode(200);
        loaded(shipment).body("fill.loaded.weightGrams", equalTo(120)).body("fill.loaded.volumeCm3", equalTo(480));
    }

    @Test
    void whatAMerchantHasPackedStaysPackedWhenOnlyTheOthersGoodsGo() {
        Shipment shipment = orders.ofTwo(merchant, TestCalls.newMerchantId());
        post(shipment, "confirmations", "").statusCode(200);
        post(shipment, "packings", "{\"weightGrams\":120}").statusCode(200);

        orders.shrink(shipment, merchant, 2, 105);

        list("PACKED").body("items.id", contains(shipment.id().toString())).body("items[0].weightGrams", equalTo(120));
    }

    /** One merchant's goods of two go all the way to the hand-over, and the other merchant has none of its own. */
    private void handOverThoughTheOtherMisses(Shipment shipment, String otherKey) {
        for (String step : List.of("confirmations", "packings", "hand-overs")) {
            post(shipment, step, step.equals("packings") ? "{\"weightGrams\":120,\"volumeCm3\":700}" : "")
                    .statusCode(200);
        }
        post(otherKey, shipment, "shortages", "{\"lines\":[{\"lineId\":\"oln_0HZX3K8M2T5AB\",\"missing\":2}]}")
                .statusCode(200);
    }

    /** Goods of an order that is held are not late. */
    @Test
    void withTheGoodsThatWereMissingAllThatIsLeftIsThereAndBooked() throws SQLException {
        String other = TestCalls.newMerchantId();
        String otherKey = TestCalls.keyOf(other);
        Shipment shipment = orders.heldOfTwo(merchant, other);
        handOverThoughTheOtherMisses(shipment, otherKey);

        orders.shrink(shipment, merchant, 2, 105);

        assertThat(troubles(shipment)).containsExactly("raised shortage", "cleared shortage");
        assertThat(shipments.tracking(shipment.id()))
                .extracting(TrackingEvent::code)
                .containsExactly(TrackingCode.PICKED_UP);
        orders.hold(shipment);
        loaded(shipment).body("fill.loaded.weightGrams", equalTo(120)).body("fill.loaded.volumeCm3", equalTo(700));
    }

    /** One merchant's goods are at the yard, and the other one will never bring its own. */
    @Test
    void whatOneMerchantIsMissingLeavesTheParcelThoughAnotherHasHandedOver() {
        String other = TestCalls.newMerchantId();
        String otherKey = TestCalls.keyOf(other);
        Shipment shipment = orders.ofTwo(merchant, other);
        handOverThoughTheOtherMisses(shipment, otherKey);

        orders.shrink(shipment, merchant, 2, 105);

        assertThat(troubles(shipment)).containsExactly("raised shortage", "cleared shortage");
        assertThat(shipments.find(shipment.id()).orElseThrow().parcels().get(0).lines())
                .extracting(ParcelLine::lineId)
                .containsExactly("oln_0HZX3K8M2T5AA");
        assertThat(log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100))
                .extracting(ReceivedEvent::type)
                .as("amended while it was here still, and picked up with all that is left")
                .containsSubsequence("by.pavilion.shipment.amended.v1", "by.pavilion.shipment.tracking-recorded.v1");
        loaded(shipment).body("fill.loaded.weightGrams", equalTo(120)).body("fill.loaded.volumeCm3", equalTo(700));
    }

    @Test
    void aParcelOfWhichPiecesWentAfterTheHandOverWeighsWhatItsGoodsShould() {
        Shipment shipment = orders.heldOfTwo(merchant, TestCalls.newMerchantId());
        for (String step : List.of("confirmations", "packings", "hand-overs")) {
            post(shipment, step, step.equals("packings") ? "{\"weightGrams\":5000,\"volumeCm3\":9000}" : "")
                    .statusCode(200);
        }

        orders.shrink(shipment, merchant, 1, 55);

        list("HANDED_OVER").body("items[0].weightGrams", nullValue());
        orders.hold(shipment);
        loaded(shipment).body("fill.loaded.weightGrams", equalTo(55)).body("fill.loaded.volumeCm3", equalTo(220));
    }

    @Test
    void aParcelWithoutANumberIsBookedAsItsRestThoughAllOfItIsHandedOver() {
        Shipment shipment = orders.heldOfTwo(merchant, merchant);
        for (String step : List.of("confirmations", "packings", "hand-overs")) {
            post(shipment, step, step.equals("packings") ? "{\"weightGrams\":230}" : "")
                    .statusCode(200);
        }

        orders.shrink(shipment, merchant, 1, 55);
        orders.hold(shipment);

        await().until(() -> !carrier.bookingsOf(shipment.orderNo()).isEmpty());
        assertThat(carrier.bookingsOf(shipment.orderNo())).allSatisfy(booking -> {
            assertThat(booking.path("weightKg").asText()).isEqualTo("0.055");
            assertThat(booking.path("goods").asText()).isEqualTo("黑巧克力×1");
        });
        assertThat(shipments.tracking(shipment.id()))
                .extracting(TrackingEvent::code)
                .containsExactly(TrackingCode.PICKED_UP);
        loaded(shipment).body("fill.loaded.weightGrams", equalTo(55));
    }

    /** A departure with nothing in it but the shipment's parcel. */
    private static ValidatableResponse loaded(Shipment shipment) {
        String departure = create("/api/v1/departures", """
                        {"route":"great-stone-beijing-air","departsAt":"2037-01-01T00:00:00Z",
                         "cutOffAt":"2036-12-31T00:00:00Z"}""").extract().path("id");
        String units = "/api/v1/departures/" + departure + "/units";
        String bag = create(units, "{\"kind\":\"BAG\"}").extract().path("units[-1].id");
        return TestCalls.asOperator()
                .contentType("application/json")
                .body("{\"parcels\":[\"%s\"]}"
                        .formatted(shipment.parcels().get(0).id()))
                .post(units + "/" + bag + "/parcels")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse create(String path, String body) {
        return TestCalls.asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(201);
    }

    private void run(String work) {
        works.stream().filter(one -> one.name().equals(work)).forEach(BackgroundWork::doSome);
    }

    private Shipment sold() {
        return orders.booked(Instant.now(), merchant, 210);
    }

    private void due(Shipment shipment, Instant at) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE logistics_merchant_parts SET hand_over_by = ? WHERE shipment_id = ?")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setLong(2, shipment.id().value());
            update.executeUpdate();
        }
    }

    private List<String> troubles(Shipment shipment) {
        return log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100).stream()
                .filter(event -> event.type().contains("exception-"))
                .map(HandOverTest::printed)
                .toList();
    }

    private static String printed(ReceivedEvent event) {
        return event.type().endsWith("raised.v1")
                ? "raised " + event.as(ShipmentExceptionRaised.class).kind().wire()
                : "cleared " + event.as(ShipmentExceptionCleared.class).kind().wire();
    }

    private ValidatableResponse list(String status) {
        return TestCalls.with(key)
                .get(SHIPMENTS + "?limit=100" + (status.isEmpty() ? "" : "&status=" + status))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse post(Shipment shipment, String step, String body) {
        return post(key, shipment, step, body);
    }

    private static ValidatableResponse post(String caller, Shipment shipment, String step, String body) {
        var request = TestCalls.with(caller);
        return (body.isEmpty()
                        ? request
                        : request.contentType("application/json").body(body))
                .post(SHIPMENTS + "/" + shipment.id() + "/" + step)
                .then();
    }
}
