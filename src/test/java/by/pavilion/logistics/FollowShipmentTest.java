package by.pavilion.logistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.events.EventLog;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.TestOutbox;
import by.pavilion.events.Topic;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.parties.ShipTo;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shipment from the order's acceptance to the door, with a carrier over HTTP that is not the sandbox's. */
@QuarkusTest
@TestProfile(WithTinyCarrier.class)
class FollowShipmentTest {
    private static final IdFormat ORDER = IdFormat.prefixed("ord");
    private static final String NOTIFICATIONS = "/api/v1/logistics/carriers/sandbox/notifications";

    /** With five minutes between them. */
    private static final int A_DAY_OF_FAILURES = 288;

    @Inject
    TestOutbox events;

    @Inject
    WhenOrderAccepted whenOrderAccepted;

    @Inject
    WhenOrderHeld whenOrderHeld;

    @Inject
    WhenDeclarationReleased whenDeclarationReleased;

    @Inject
    WhenDeclarationResubmitted whenDeclarationResubmitted;

    @Inject
    Shipments shipments;

    @Inject
    RecordTracking recordTracking;

    @Inject
    EventLog log;

    @Inject
    Parties parties;

    @Inject
    Ids ids;

    @Inject
    DataSource dataSource;

    private final String secret = ConfigProvider.getConfig().getValue("pavilion.secrets.carrier-secret", String.class);
    private TinyCarrier carrier;

    @BeforeEach
    void open() {
        carrier = new TinyCarrier(WithTinyCarrier.port(), secret);
    }

    @AfterEach
    void close() {
        carrier.close();
    }

    @Test
    void anAcceptedOrderGetsANumberAndTheNumberIsTold() {
        String order = newOrder();

        accept(order);

        Shipment shipment = booked(order);
        assertThat(shipment.status()).isEqualTo(ShipmentStatus.LABELLED);
        assertThat(carrier.badSignatures).isEmpty();
        JsonNode booking = carrier.bookingsOf(order).get(0);
        assertThat(booking.path("reference").asText()).isEqualTo(shipment.id().toString());
        assertThat(booking.path("mode").asText()).isEqualTo("9610");
        assertThat(booking.path("weightKg").asText()).isEqualTo("0.210");
        assertThat(booking.path("freight").asText()).isEqualTo("25.00");
        assertThat(booking.path("goods").asText()).isEqualTo("黑巧克力×2");
        assertThat(booking.at("/consignee/name").asText()).isEqualTo("李四");
        assertThat(booking.at("/consignee/address").asText()).isEqualTo("北京市北京市朝阳区建国路1号");
        assertThat(booking.path("notifyUrl").asText()).endsWith(NOTIFICATIONS);
        ReceivedEvent created = events(shipment).get(0);
        assertThat(created.type()).isEqualTo("by.pavilion.shipment.created.v1");
        assertThat(created.correlationId()).isEqualTo("correlation-" + order);
        assertThat(created.data())
                .contains(order, number(shipment), "4601W6L001", "SMGS-1")
                .doesNotContain("李四", "13800138000", "建国路");
    }

    @Test
    void aCarrierThatFailsIsAskedAgainUnderTheSameReference() {
        carrier.failures.set(2);
        String order = newOrder();

        accept(order);

        Shipment shipment = booked(order);
        assertThat(carrier.bookingsOf(order)).hasSize(1);
        assertThat(shipments.openRequests(order)).isEmpty();
        assertThat(events(shipment)).hasSize(1);
    }

    @Test
    void aReleasedParcelThatItsCarrierDoesNotTakeForADayIsLateUntilItDoes() {
        Shipment shipment = accepted();
        carrier.failures.set(Integer.MAX_VALUE);
        release(shipment.orderId());
        await().atMost(Duration.ofSeconds(60)).until(() -> shipments.openRequests(shipment.orderId()).stream()
                .anyMatch(request -> request.attempts() >= 5));
        assertThat(troubles(shipment)).isEmpty();

        askAgain(shipment, A_DAY_OF_FAILURES - 1);
        await().untilAsserted(() ->
                assertThat(troubles(shipment)).containsExactly("by.pavilion.shipment.exception-raised.v1"));
        assertThat(events(shipment))
                .filteredOn(event -> event.type().equals("by.pavilion.shipment.exception-raised.v1"))
                .extracting(event -> event.as(ShipmentExceptionRaised.class).cause())
                .containsExactly(DelayCause.NO_ANSWER);
        carrier.failures.set(0);
        askAgain(shipment, A_DAY_OF_FAILURES);

        await().untilAsserted(() -> assertThat(troubles(shipment))
                .containsExactly(
                        "by.pavilion.shipment.exception-raised.v1", "by.pavilion.shipment.exception-cleared.v1"));
        assertThat(events(shipment))
                .filteredOn(event -> event.type().equals("by.pavilion.shipment.exception-cleared.v1"))
                .extracting(event -> event.as(ShipmentExceptionCleared.class).cause())
                .containsExactly(DelayCause.NO_ANSWER);
        assertThat(carrier.dispatched).contains(number(shipment));
    }

    @Test
    void aCarrierThatDoesNotNumberWhatIsCancelledMakesItLateNoLonger() {
        String order = newOrder();
        hold(order, "\"suspicious\""); // so that nobody asks meanwhile
        accept(order);
        Shipment shipment = shipments.page(order, null, 1).items().get(0);
        askAgain(shipment, A_DAY_OF_FAILURES);

        cancel(order);

        assertThat(troubles(shipment)).containsExactly("by.pavilion.shipment.exception-cleared.v1");
    }

    /** The next attempt is a while away, so nobody writes the row meanwhile. */
    private void askAgain(Shipment shipment, int attempts) {
        assertThat(execute("""
                        UPDATE logistics_carrier_requests r JOIN logistics_shipments s ON s.order_id = r.order_id
                        SET r.attempts = ?, r.next_attempt_at = UTC_TIMESTAMP(6) WHERE s.id = ?""", attempts, shipment)).isEqualTo(1);
    }

    private List<String> troubles(Shipment shipment) {
        return events(shipment).stream()
                .map(ReceivedEvent::type)
                .filter(type -> type.contains("exception-"))
                .toList();
    }

    @Test
    void aNumberThatComesAfterTheParcelHasMovedIsKept() {
        carrier.failures.set(Integer.MAX_VALUE);
        String order = newOrder();
        accept(order);
        Shipment waiting = shipments.page(order, null, 1).items().get(0);
        QuarkusTransaction.requiringNew()
                .run(() -> recordTracking.record(List.of(new RecordTracking.Seen(
                        new ParcelOfShipment(
                                waiting.id(), waiting.parcels().get(0).id()),
                        pickedUp(waiting)))));

        carrier.failures.set(0);

        Shipment numbered = await().atMost(Duration.ofSeconds(60))
                .until(() -> shipments.find(waiting.id()).orElseThrow(), Shipment::isNumbered);
        assertThat(numbered.status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        assertThat(events(numbered)).extracting(ReceivedEvent::type).contains("by.pavilion.shipment.created.v1");
    }

    private static Sighting pickedUp(Shipment shipment) {
        return new Sighting(
                "pavilion",
                shipment.id() + "-picked-up",
                TrackingCode.PICKED_UP,
                Classifier.ACT,
                "picked_up",
                null,
                null,
                Instant.parse("2026-11-11T03:00:00Z"),
                ZoneOffset.UTC,
                Precision.SECOND,
                new Location(null, "BY"),
                false,
                null,
                null,
                null);
    }

    @Test
    void theLastMileIsOrderedAfterTheReleaseEvenIfThatWasToldFirst() {
        String order = newOrder();

        release(order);
        release(order);
        await().during(Duration.ofMillis(500)).until(() -> carrier.dispatched.isEmpty());
        accept(order);

        Shipment shipment = booked(order);
        await().until(() -> carrier.dispatched.contains(number(shipment)));
        await().until(() -> shipments.openRequests(order).isEmpty());
        assertThat(carrier.dispatched).containsOnlyOnce(number(shipment));
        assertThat(shipments.pickup(shipment.id()))
                .contains(new Pickup(
                        "PU-1", Instant.parse("2026-11-12T02:00:00Z"), Instant.parse("2026-11-12T06:00:00Z")));
        TestCalls.asOperator()
                .get("/api/v1/shipments/" + shipment.id())
                .then()
                .statusCode(200)
                .body("pickup.number", equalTo("PU-1"))
                .body("pickup.until", equalTo("2026-11-12T06:00:00Z"));
    }

    @Test
    void aHeldOrderIsNotBroughtToItsBuyerBeforeTheLastHoldIsGone() {
        String order = newOrder();
        accept(order);
        Shipment shipment = booked(order);

        hold(order, "\"suspicious\"");
        release(order);
        hold(order, "\"other\"");

        await().during(Duration.ofSeconds(2)).until(() -> !carrier.dispatched.contains(number(shipment)));
        hold(order, "");
        await().until(() -> carrier.dispatched.contains(number(shipment)));
    }

    @Test
    void whatWasLostOnTheWayToUsIsAskedFor() {
        Shipment shipment = accepted();
        release(shipment.orderId());
        await().until(() -> carrier.dispatched.contains(number(shipment)));
        String departed = notice(shipment, "e1", "departed", "2026-11-11T03:00:00Z", true);
        tell(departed).statusCode(200);

        carrier.seen.put(
                number(shipment), List.of(departed, notice(shipment, "e2", "delivered", "2026-11-12T03:00:00Z", true)));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> shipments.find(shipment.id()).orElseThrow().status() == ShipmentStatus.DELIVERED);
        assertThat(shipments.tracking(shipment.id()))
                .extracting(event -> event.seen().eventId())
                .containsExactly(number(shipment) + "-e1", number(shipment) + "-e2");
        assertThat(carrier.badSignatures).isEmpty();
        await().atMost(Duration.ofSeconds(60)).until(() -> questionsOf(shipment) == 0);
    }

    /** Carriers use numbers again: what is told under one is the later parcel's. */
    @Test
    void whatIsToldOfAnotherParcelWithTheNumberIsNotRecorded() {
        Shipment former = accepted();
        release(former.orderId());
        await().until(() -> carrier.dispatched.contains(number(former)));
        Shipment later = accepted();
        execute("UPDATE logistics_parcels SET tracking_number = ? WHERE shipment_id = ?", number(former), later);

        carrier.seen.put(number(former), List.of(notice(former, "e1", "delivered", "2026-11-12T03:00:00Z", true)));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> execute(
                                "UPDATE logistics_tracking_questions SET attempts = attempts + 1"
                                        + " WHERE last_error LIKE CONCAT(?, '%') AND shipment_id = ?",
                                "what it told is not recorded", former)
                        == 1);
        assertThat(shipments.tracking(later.id())).isEmpty();
        assertThat(shipments.find(later.id()).orElseThrow().status()).isEqualTo(ShipmentStatus.LABELLED);
    }

    @Test
    void aParcelOfWhichNobodyHearsAnyMoreIsNotAskedAboutForEver() {
        Shipment shipment = accepted();
        release(shipment.orderId());
        await().until(() -> questionsOf(shipment) == 1);

        execute(
                "UPDATE logistics_tracking_questions SET began_at = ? WHERE shipment_id = ?",
                Timestamp.from(Instant.now().minus(Duration.ofDays(121))),
                shipment);

        await().atMost(Duration.ofSeconds(60)).until(() -> questionsOf(shipment) == 0);
    }

    /** What migration 1614 asks about of those that are there when it runs. */
    @Test
    void parcelsOnTheirWayFromBeforeQuestionsWereKeptAreAskedAboutToo() throws IOException {
        Shipment sent = accepted();
        release(sent.orderId());
        await().until(() -> questionsOf(sent) == 1);
        Shipment waiting = accepted();
        carrier.failures.set(Integer.MAX_VALUE);
        release(waiting.orderId());
        await().until(() -> !shipments.openRequests(waiting.orderId()).isEmpty());
        String migration = migration("V1614__logistics_tracking_questions_dispatched.sql");

        QuarkusTransaction.begin();
        execute("DELETE FROM logistics_tracking_questions WHERE attempts >= ? AND shipment_id = ?", 0, sent);
        execute(migration + " AND ? = 1 AND s.id IN (" + waiting.id().value() + ", ?)", 1, sent);

        assertThat(questionsOf(waiting)).isZero();
        assertThat(execute(
                        "UPDATE logistics_tracking_questions SET attempts = ?"
                                + " WHERE attempts = 0 AND began_at <= UTC_TIMESTAMP(6)"
                                + " AND next_at < began_at + INTERVAL 6 HOUR AND shipment_id = ?",
                        1,
                        sent))
                .isEqualTo(1);
        QuarkusTransaction.rollback();

        carrier.failures.set(0); // else the next test's carrier hears of it
        await().until(() -> carrier.dispatched.contains(number(waiting)));
    }

    private static String migration(String name) throws IOException {
        try (InputStream file = FollowShipmentTest.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .replaceAll(";$", "");
        }
    }

    private int execute(String change, Object value, Shipment shipment) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setObject(1, value);
            statement.setLong(2, shipment.id().value());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long questionsOf(Shipment shipment) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT COUNT(*) FROM logistics_tracking_questions WHERE shipment_id = ?")) {
            select.setLong(1, shipment.id().value());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theCarrierTakesTheNumberOfACancelledOrderBackHoweverOftenItIsTold() {
        String order = newOrder();
        accept(order);
        Shipment shipment = booked(order);
        hold(order, "\"suspicious\"");
        release(order);
        carrier.failures.set(1);

        cancel(order);
        cancel(order);

        await().until(() -> voiding(shipment).equals(Optional.of(Voiding.VOIDED)));
        await().until(() -> shipments.openRequests(order).isEmpty());
        assertThat(carrier.takenBack).contains(shipment.id().toString());
        assertThat(carrier.dispatched).doesNotContain(number(shipment));
        assertThat(events.factsOf("pavilion.logistics", shipment.id().toString()))
                .filteredOn(fact -> fact.endsWith("by.pavilion.shipment.cancelled.v1"))
                .hasSize(1);
        TestCalls.asOperator()
                .get("/api/v1/shipments/{id}", shipment.id().toString())
                .then()
                .statusCode(200)
                .body("voiding", equalTo("VOIDED"));
    }

    @Test
    void aParcelOfWhichGoodsWereTakenOutIsBookedAsItsRest() {
        String order = newOrder();
        hold(order, "\"refund-open\"");
        accept(order);
        takeOneOut(order);

        hold(order, "");

        Shipment shipment = booked(order);
        assertThat(shipment.parcels().get(0).lines())
                .containsExactly(new ParcelLine("oln_0HZX3K8M2T5AA", "BY-KOM-CHOC-001", 1));
        JsonNode booking = carrier.bookingsOf(order).get(0);
        assertThat(booking.path("weightKg").asText()).isEqualTo("0.105");
        assertThat(booking.path("freight").asText()).isEqualTo("20.00");
        assertThat(booking.path("goods").asText()).isEqualTo("黑巧克力×1");
        assertThat(events(shipment)).extracting(ReceivedEvent::type).containsExactly("by.pavilion.shipment.created.v1");
    }

    @Test
    void whoHasHeardOfAParcelHearsThatGoodsWereTakenOutOfIt() {
        Shipment shipment = accepted();

        takeOneOut(shipment.orderId());

        ParcelLine left = new ParcelLine("oln_0HZX3K8M2T5AA", "BY-KOM-CHOC-001", 1);
        assertThat(shipments.find(shipment.id()).orElseThrow().parcels().get(0).lines())
                .containsExactly(left);
        List<ReceivedEvent> told = events(shipment);
        assertThat(told)
                .extracting(ReceivedEvent::type)
                .containsExactly("by.pavilion.shipment.created.v1", "by.pavilion.shipment.amended.v1");
        ReceivedEvent amended = told.get(1);
        assertThat(amended.sequence()).isEqualTo(2);
        assertThat(amended.correlationId()).isEqualTo("correlation-" + shipment.orderId());
        JsonNode data = amended.as(JsonNode.class);
        assertThat(data.at("/parcels/0/lines/0/quantity").asLong()).isEqualTo(1);
        assertThat(data.at("/parcelsBefore/0/lines/0/quantity").asLong()).isEqualTo(2);
        assertThat(data.at("/parcelsBefore/0/trackingNumber").asText()).isEqualTo(number(shipment));
    }

    @Test
    void whatHasLeftIsNotAmended() {
        Shipment shipment = accepted();
        tell(notice(shipment, "e1", "departed", "2026-11-11T03:00:00Z", true)).statusCode(200);
        await().until(() ->
                !shipments.find(shipment.id()).orElseThrow().status().equals(ShipmentStatus.LABELLED));

        takeOneOut(shipment.orderId());

        assertThat(events(shipment)).extracting(ReceivedEvent::type).doesNotContain("by.pavilion.shipment.amended.v1");
    }

    @Test
    void whatAMerchantHasHandedOverIsNotAmended() {
        Shipment shipment = accepted();
        execute(
                "INSERT INTO logistics_merchant_parts (merchant_id, shipment_id, state, hand_over_by, is_late)"
                        + " VALUES (?, ?, 'HANDED_OVER', UTC_TIMESTAMP(6), FALSE)",
                "mer_0HZX3K8M2T5AA",
                shipment);
        execute(
                "INSERT INTO logistics_merchant_lines (line_id, merchant_id, sku, name, quantity, missing, shipment_id)"
                        + " VALUES ('oln_0HZX3K8M2T5AA', ?, 'BY-KOM-CHOC-001', 'x', 2, 0, ?)",
                "mer_0HZX3K8M2T5AA",
                shipment);

        takeOneOut(shipment.orderId());

        assertThat(events(shipment)).extracting(ReceivedEvent::type).doesNotContain("by.pavilion.shipment.amended.v1");
        assertThat(shipments.find(shipment.id()).orElseThrow().parcels().get(0).lines())
                .containsExactly(new ParcelLine("oln_0HZX3K8M2T5AA", "BY-KOM-CHOC-001", 2));
    }

    @Test
    void whatIsLoadedIsNotAmended() {
        Shipment shipment = accepted();
        execute(
                "INSERT INTO logistics_unit_parcels (departure_id, unit_id, parcel_id, shipment_id, destination,"
                        + " weight_grams, volume_cm3, packed_at) SELECT 1, 1, id, shipment_id, ?, 210, 1000, UTC_TIMESTAMP(6)"
                        + " FROM logistics_parcels WHERE shipment_id = ?",
                "CN",
                shipment);

        takeOneOut(shipment.orderId());

        assertThat(events(shipment)).extracting(ReceivedEvent::type).doesNotContain("by.pavilion.shipment.amended.v1");
    }

    @Test
    void aWaybillThatIsTakenBackIsNotDeclaredAgain() {
        String order = newOrder();
        accept(order);
        Shipment shipment = booked(order);
        cancel(order);
        await().until(() -> voiding(shipment).equals(Optional.of(Voiding.VOIDED)));
        int bookings = carrier.bookingsOf(order).size();

        react(
                whenDeclarationResubmitted,
                Topic.CUSTOMS,
                order,
                "{\"orderId\":\"%s\",\"documents\":[\"511\"]}".formatted(order));

        await().until(() -> shipments.openRequests(order).isEmpty());
        assertThat(carrier.bookingsOf(order)).hasSize(bookings);
    }

    private void takeOneOut(String order) {
        react(whenOrderAccepted, Topic.ORDERS, order, "by.pavilion.order.lines-cancelled.v1", """
                {"orderId":"%s","orderNo":"%s","channel":{"code":"storefront"},"customsMode":"9610","grossWeightGrams":105,
                 "lines":[{"lineId":"oln_0HZX3K8M2T5AA","sku":"BY-KOM-CHOC-001","name":"黑巧克力","quantity":1}],
                 "totals":{"freight":{"amount":"20.00","currency":"CNY"}}}""".formatted(
                        order, order));
    }

    @Test
    void ofAParcelThatHasLeftThereIsNothingToTakeBack() {
        Shipment tracked = accepted();
        Shipment told = accepted();
        tell(notice(tracked, "e1", "departed", "2026-11-11T03:00:00Z", true)).statusCode(200);
        carrier.left = true;

        cancel(tracked.orderId());
        cancel(told.orderId());

        await().until(() -> voiding(tracked).equals(Optional.of(Voiding.LEFT)));
        await().until(() -> voiding(told).equals(Optional.of(Voiding.LEFT)));
        assertThat(carrier.takenBack)
                .doesNotContain(tracked.id().toString())
                .contains(told.id().toString());
    }

    @Test
    void aCarrierThatWasNotAskedYetIsNotAskedForACancelledOrder() {
        String order = newOrder();
        hold(order, "\"suspicious\"");
        accept(order);
        cancel(order);

        Shipment shipment = await().until(
                        () -> shipments.page(order, null, 1).items().get(0),
                        found -> found.voiding().equals(Optional.of(Voiding.VOIDED)));
        hold(order, "");
        await().during(Duration.ofSeconds(1))
                .until(() -> carrier.bookingsOf(order).isEmpty());
        assertThat(shipment.status()).isEqualTo(ShipmentStatus.AWAITING_WAYBILL);
        cancel(newOrder());
    }

    private void cancel(String order) {
        react(
                whenOrderAccepted,
                Topic.ORDERS,
                order,
                "by.pavilion.order.cancelled.v1",
                "{\"orderId\":\"%s\",\"reason\":\"other\"}".formatted(order));
    }

    private Optional<Voiding> voiding(Shipment shipment) {
        return shipments.find(shipment.id()).orElseThrow().voiding();
    }

    private void hold(String order, String reasons) {
        react(whenOrderHeld, Topic.ORDERS, order, "{\"orderId\":\"%s\",\"reasons\":[%s]}".formatted(order, reasons));
    }

    @Test
    void whatTheCarrierTellsIsFoldedByTimeAndToldOn() {
        Shipment shipment = accepted();

        tell(notice(shipment, "e2", "departed", "2026-11-11T03:00:00Z", true)).statusCode(200);
        tell(notice(shipment, "e4", "delivered", "2026-11-11T09:00:00Z", true)).statusCode(200);
        tell(notice(shipment, "e3", "out_for_delivery", "2026-11-11T08:00:00Z", true))
                .statusCode(200);
        tell(notice(shipment, "e4", "delivered", "2026-11-11T09:00:00Z", true)).statusCode(200);

        Shipment delivered = shipments.find(shipment.id()).orElseThrow();
        assertThat(delivered.status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(delivered.deliveredAt()).contains(Instant.parse("2026-11-11T09:00:00Z"));
        assertThat(shipments.tracking(shipment.id()))
                .extracting(TrackingEvent::code)
                .containsExactly(TrackingCode.DEPARTED, TrackingCode.OUT_FOR_DELIVERY, TrackingCode.DELIVERED);
        List<ReceivedEvent> events = events(shipment);
        assertThat(events)
                .extracting(ReceivedEvent::type)
                .containsExactly(
                        "by.pavilion.shipment.created.v1",
                        "by.pavilion.shipment.tracking-recorded.v1",
                        "by.pavilion.shipment.leg-departed.v1",
                        "by.pavilion.shipment.tracking-recorded.v1",
                        "by.pavilion.shipment.delivered.v1",
                        "by.pavilion.shipment.tracking-recorded.v1");
        assertThat(events).extracting(ReceivedEvent::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(events.get(2).as(ShipmentLegDeparted.class).lastMile()).isTrue();
        assertThat(events.get(5).as(ShipmentTrackingRecorded.class).status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(events.get(5).data()).doesNotContain("快递员");
    }

    @Test
    void theCarrierItselfSaysWhatIsWrongAndTakesBackWhatItToldWrongly() {
        Shipment shipment = accepted();
        String e1 = number(shipment) + "-e1";
        tell(notice(shipment, "e1", "delivered", "2026-11-11T09:00:00Z", true)).statusCode(200);

        tell(notice(shipment, "e2", "exception", "2026-11-11T09:30:00Z", true)
                        .replace(
                                "\"lastMile\"",
                                "\"reason\":\"refused\",\"retracts\":\"%s\",\"lastMile\"".formatted(e1)))
                .statusCode(200);

        Shipment refused = shipments.find(shipment.id()).orElseThrow();
        assertThat(refused.status()).isEqualTo(ShipmentStatus.EXCEPTION);
        assertThat(refused.trouble()).contains(Trouble.REFUSED);
        assertThat(refused.deliveredAt()).isEmpty();
        assertThat(events(shipment))
                .filteredOn(event -> event.type().equals("by.pavilion.shipment.exception-raised.v1"))
                .extracting(event -> event.as(ShipmentExceptionRaised.class).kind())
                .containsExactly(Trouble.REFUSED);
        assertThat(shipments.tracking(shipment.id()))
                .last()
                .extracting(event -> event.seen().retracts())
                .isEqualTo(e1);
    }

    @Test
    void severalEventsOfSeveralParcelsComeInOneMessageAllOrNone() {
        Shipment one = accepted();
        Shipment other = accepted();
        String departed = notice(one, "e1", "departed", "2026-11-11T03:00:00Z", true);
        String delivered = notice(one, "e2", "delivered", "2026-11-11T09:00:00Z", true);
        String elsewhere = notice(other, "e1", "departed", "2026-11-11T03:00:00Z", true);
        String unknown =
                notice(other, "e2", "departed", "2026-11-11T04:00:00Z", true).replace(number(other), "NOBODYS-1");

        tell("{\"events\":[%s,%s]}".formatted(elsewhere, unknown)).statusCode(409);
        assertThat(shipments.tracking(other.id())).isEmpty();
        tell("{\"events\":[%s,%s,%s,%s]}".formatted(departed, elsewhere, delivered, departed))
                .statusCode(200);

        assertThat(shipments.find(one.id()).orElseThrow().status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(shipments.tracking(one.id())).hasSize(2);
        assertThat(shipments.tracking(other.id())).hasSize(1);
        assertThat(events(one)).extracting(ReceivedEvent::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aMessageIsBelievedOnlyWithAGoodAndFreshSignature() {
        Shipment shipment = accepted();
        String notice = notice(shipment, "e1", "departed", "2026-11-11T03:00:00Z", true);
        Instant now = Instant.now();

        post("sandbox", notice, TinyCarrier.sign("another secret", NOTIFICATIONS, notice, now))
                .statusCode(401)
                .body("type", equalTo("urn:pavilion:problem:carrier-signature"));
        post("sandbox", notice + " ", TinyCarrier.sign(secret, NOTIFICATIONS, notice, now))
                .statusCode(401);
        post("sandbox", notice, TinyCarrier.sign(secret, NOTIFICATIONS, notice, now.minusSeconds(310)))
                .statusCode(401);
        post("sandbox", notice, TinyCarrier.sign(secret, NOTIFICATIONS, notice, now.plusSeconds(310)))
                .statusCode(401);
        post("sandbox", notice, Map.of()).statusCode(401);

        assertThat(shipments.tracking(shipment.id())).isEmpty();
        assertThat(events(shipment)).hasSize(1);
    }

    @Test
    void aMessageThatCannotBeUsedIsRefusedWithTheReason() {
        Shipment shipment = accepted();

        tell(notice(shipment, "e1", "departed", "yesterday", true))
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:carrier-message"))
                .body("errors[0].pointer", equalTo("/occurredAt"));
        tell("{").statusCode(422);
        tell("{\"eventId\":\"e1\",\"waybillNo\":\"NOBODYS-1\",\"code\":\"departed\",\"occurredAt\":\"2026-11-11T03:00:00Z\"}")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:unknown-waybill"))
                .body("waybillNo", equalTo("NOBODYS-1"));
        post("pigeons", "{}", Map.of()).statusCode(404).body("type", equalTo("urn:pavilion:problem:no-such-carrier"));

        assertThat(shipments.tracking(shipment.id())).isEmpty();
    }

    @Test
    void anOperatorSeesAShipmentWithItsTrackingInHisLanguage() {
        Shipment shipment = accepted();
        tell(notice(shipment, "e1", "departed", "2026-11-11T03:00:00Z", true)).statusCode(200);

        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/shipments?order=" + shipment.orderId())
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(shipment.id().toString()))
                .body("items[0].parcels[0].trackingNumber", equalTo(number(shipment)))
                .body("next", nullValue());
        given().auth()
                .oauth2(TestKeys.operator())
                .header("Accept-Language", "ru")
                .get("/api/v1/shipments/" + shipment.id())
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_TRANSIT"))
                .body("tracking[0].code", equalTo("departed"))
                .body("tracking[0].text", equalTo("Посылка в пути."))
                .body("tracking[0].rawText", equalTo("快递员"))
                .body("tracking[0].occurredAtOffset", equalTo("+08:00"));
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/shipments/shp_0000000000000")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestKeys.storefront())
                .get("/api/v1/shipments/" + shipment.id())
                .then()
                .statusCode(403);
        given().get("/api/v1/shipments").then().statusCode(401);
        given().auth()
                .oauth2(TestKeys.operator())
                .queryParam("order", "订单")
                .get("/api/v1/shipments")
                .then()
                .statusCode(400);
    }

    private Shipment accepted() {
        String order = newOrder();
        accept(order);
        return booked(order);
    }

    private Shipment booked(String order) {
        await().until(() -> shipments.page(order, null, 1).items().stream()
                .anyMatch(shipment -> shipment.status() == ShipmentStatus.LABELLED));
        return shipments.page(order, null, 1).items().get(0);
    }

    private void accept(String order) {
        RecipientRef recipient = QuarkusTransaction.requiringNew()
                .call(() -> parties.register(new Recipient(
                        new Buyer("张三", "11010519491231002X", "13900139000"),
                        new ShipTo("李四", "13800138000", "北京市", "北京市", "朝阳区", "建国路1号", "100020"))));
        react(whenOrderAccepted, Topic.ORDERS, order, "by.pavilion.order.accepted.v1", """
                {"orderId":"%s","orderNo":"%s","channel":{"code":"storefront"},"customsMode":"9610",
                 "recipientRef":"%s","grossWeightGrams":210,
                 "lines":[{"lineId":"oln_0HZX3K8M2T5AA","sku":"BY-KOM-CHOC-001","name":"黑巧克力","quantity":2}],
                 "totals":{"freight":{"amount":"25.00","currency":"CNY"}}}""".formatted(
                        order, order, recipient));
    }

    private void release(String order) {
        react(whenDeclarationReleased, Topic.CUSTOMS, order, "{\"orderId\":\"%s\"}".formatted(order));
    }

    private void react(Reaction reaction, Topic topic, String order, String data) {
        react(reaction, topic, order, reaction.types().iterator().next(), data);
    }

    private void react(Reaction reaction, Topic topic, String order, String type, String data) {
        ReceivedEvent event = new ReceivedEvent(
                "evt_" + UUID.randomUUID(), topic, type, order, 1, Instant.now(), "correlation-" + order, data);
        QuarkusTransaction.requiringNew().run(() -> reaction.on(List.of(event)));
    }

    private ValidatableResponse tell(String notice) {
        return post("sandbox", notice, TinyCarrier.sign(secret, NOTIFICATIONS, notice, Instant.now()));
    }

    private ValidatableResponse post(String carrierCode, String body, Map<String, String> headers) {
        return given().headers(headers)
                .contentType(ContentType.JSON)
                .body(body)
                .post(NOTIFICATIONS.replace("sandbox", carrierCode))
                .then();
    }

    private static String notice(Shipment shipment, String event, String code, String at, boolean lastMile) {
        return """
                {"eventId":"%s-%s","waybillNo":"%s","code":"%s","occurredAt":"%s","offset":"+08:00",
                 "location":{"name":"北京","country":"CN"},"text":"快递员","lastMile":%s}""".formatted(number(shipment), event, number(shipment), code, at, lastMile);
    }

    private static String number(Shipment shipment) {
        return shipment.parcels().get(0).waybill().orElseThrow().number();
    }

    private List<ReceivedEvent> events(Shipment shipment) {
        return log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100);
    }

    private String newOrder() {
        return ORDER.print(ids.next());
    }
}
