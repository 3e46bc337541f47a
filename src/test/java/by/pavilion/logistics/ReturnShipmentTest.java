package by.pavilion.logistics;

import static by.pavilion.logistics.AcceptedOrders.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Ids;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parcels that buyers send back, beside those that brought them their orders. */
@QuarkusTest
class ReturnShipmentTest {
    private static final String SHIPMENTS = "/api/v1/shipments";
    private static final String ARRIVED = "2026-11-22T03:00:00Z";

    @Inject
    WhenReturnTells whenReturnTells;

    @Inject
    AcceptedOrders orders;

    @Inject
    Shipments shipments;

    @Inject
    EventLog log;

    @Inject
    Ids ids;

    @Inject
    DataSource dataSource;

    @Inject
    @All
    List<BackgroundWork> works;

    private Shipment outbound;
    private String returnId;
    private String number;

    @BeforeEach
    void bookAnOrder() throws SQLException {
        update("DELETE FROM logistics_transits");
        outbound = orders.booked();
        returnId = IdFormat.prefixed("ret").print(ids.next());
        number = "RT-" + UUID.randomUUID();
    }

    @Test
    void whatIsSentBackHasAShipmentOfItsOwnThatEndsInTheWarehouse() {
        sent(number);

        Shipment back = ofReturn();
        assertThat(back.kind()).isEqualTo(ShipmentKind.RETURN);
        assertThat(back.status()).isEqualTo(ShipmentStatus.LABELLED);
        assertThat(back.orderIds()).isEmpty();
        assertThat(back.returnId()).contains(returnId);
        assertThat(back.beginsInBelarus()).isFalse();
        assertThat(back.parcels()).singleElement().satisfies(parcel -> assertThat(parcel.lines())
                .containsExactly(new ParcelLine("oln_0HZX3K8M2T5AA", "BY-KOM-CHOC-001", 1)));
        tell(number, "", "departed", "2026-11-20T03:00:00Z").body("items.status", contains("RECORDED"));
        assertThat(ofReturn().status()).isEqualTo(ShipmentStatus.IN_TRANSIT);

        received();

        assertThat(ofReturn().status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(ofReturn().deliveredAt()).contains(Instant.parse(ARRIVED));
        assertThat(told(back))
                .extracting(ReceivedEvent::type)
                .containsExactly(
                        "by.pavilion.shipment.created.v1",
                        "by.pavilion.shipment.eta-changed.v1",
                        "by.pavilion.shipment.tracking-recorded.v1",
                        "by.pavilion.shipment.leg-departed.v1",
                        "by.pavilion.shipment.tracking-recorded.v1",
                        "by.pavilion.shipment.delivered.v1");
        assertThat(told(back)).allSatisfy(event -> assertThat(event.data())
                .contains("\"orderIds\":[]", "\"shipmentKind\":\"return\""));
        assertThat(told(back).get(0).data()).contains("\"returnId\":\"" + returnId + "\"");
        assertThat(told(back).get(2).data()).contains("\"returnId\":\"" + returnId + "\"");
        assertThat(shipments.find(outbound.id()).orElseThrow().status()).isEqualTo(ShipmentStatus.LABELLED);
    }

    @Test
    void whoAsksForTheShipmentOfAnOrderGetsTheOneToItsBuyer() {
        sent(number);

        assertThat(shipments.page(outbound.orderId(), null, 10).items())
                .extracting(Shipment::id)
                .containsExactly(outbound.id());
        TestCalls.asOperator()
                .get(SHIPMENTS + "?kind=return&return=" + returnId)
                .then()
                .statusCode(200)
                .body("items.id", contains(ofReturn().id().toString()))
                .body("items[0].kind", equalTo("return"))
                .body("items[0].returnId", equalTo(returnId))
                .body("items[0].orderNo", equalTo(outbound.orderNo()))
                .body("items[0].orderId", nullValue())
                .body("items[0].parcels[0].trackingNumber", equalTo(number));
        TestCalls.asOperator()
                .get(SHIPMENTS + "?kind=bulk_inbound&return=" + returnId)
                .then()
                .statusCode(200)
                .body("items", empty());
        TestCalls.asOperator()
                .get(SHIPMENTS + "?kind=order_outbound&order=" + outbound.orderId())
                .then()
                .body("items.id", contains(outbound.id().toString()));
        TestCalls.asOperator().get(SHIPMENTS + "?kind=RETURN").then().statusCode(400);
        TestCalls.asOperator()
                .get(SHIPMENTS + "/" + ofReturn().id())
                .then()
                .statusCode(200)
                .body("returnId", equalTo(returnId));
    }

    @Test
    void aNumberIsCorrectedUntilTheReturnIsOver() {
        sent("WRONG-" + number);
        sent(number);

        Shipment back = ofReturn();
        assertThat(number(back)).isEqualTo(number);
        assertThat(told(back).get(2).type()).isEqualTo("by.pavilion.shipment.amended.v1");
        assertThat(told(back).get(2).data())
                .contains(
                        "\"reason\":\"number-corrected\"",
                        "WRONG-" + number,
                        "\"changed\":[\"/parcels/0/trackingNumber\"]");
        tell("WRONG-" + number, "", "departed", "2026-11-20T03:00:00Z").body("items.status", contains("REFUSED"));
        refused();
        sent("LATE-" + number);

        assertThat(ofReturn().voiding()).contains(Voiding.VOIDED);
        assertThat(number(ofReturn())).isEqualTo(number);
        assertThat(told(back))
                .extracting(ReceivedEvent::type)
                .containsExactly(
                        "by.pavilion.shipment.created.v1",
                        "by.pavilion.shipment.eta-changed.v1",
                        "by.pavilion.shipment.amended.v1",
                        "by.pavilion.shipment.cancelled.v1");
    }

    @Test
    void whatCameBackToItsSenderMayBeSentAgainUnderAnotherNumber() {
        sent("FIRST-" + number);
        tell("FIRST-" + number, "", "returned", "2026-11-20T03:00:00Z").body("items.status", contains("RECORDED"));
        assertThat(ofReturn().status()).isEqualTo(ShipmentStatus.RETURNED);

        sent(number);
        received();

        assertThat(number(ofReturn())).isEqualTo(number);
        assertThat(ofReturn().status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(ofReturn().trouble()).isEmpty();
    }

    @Test
    void aNumberUnderWhichSomethingElseWasDeliveredIsCorrected() {
        sent("WRONG-" + number);
        tell("WRONG-" + number, "", "delivered", "2026-11-20T03:00:00Z").body("items.status", contains("RECORDED"));

        sent(number);

        assertThat(number(ofReturn())).isEqualTo(number);
        tell(number, "", "departed", "2026-11-21T03:00:00Z").body("items.status", contains("RECORDED"));
        received();
        assertThat(shipments.tracking(ofReturn().id()))
                .extracting(TrackingEvent::code)
                .containsExactly(TrackingCode.DELIVERED, TrackingCode.DEPARTED, TrackingCode.DELIVERED);
    }

    @Test
    void nobodyGetsTheNewsOfAnotherParcelByTellingItsNumber() {
        sent(number(outbound));

        tell(number(outbound), "", "departed", "2026-11-20T03:00:00Z").body("items.status", contains("RECORDED"));
        assertThat(ofReturn().status()).isEqualTo(ShipmentStatus.LABELLED);
        assertThat(shipments.find(outbound.id()).orElseThrow().status()).isEqualTo(ShipmentStatus.IN_TRANSIT);

        tell(number(outbound), "\"carrier\":\"return\",", "out_for_delivery", "2026-11-21T03:00:00Z")
                .body("items.status", contains("RECORDED"));
        assertThat(ofReturn().status()).isEqualTo(ShipmentStatus.OUT_FOR_DELIVERY);
        assertThat(shipments.find(outbound.id()).orElseThrow().status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
    }

    private void refused() {
        hear("by.pavilion.order.return-refused.v1", "{\"returnId\":\"" + returnId + "\"}");
    }

    private void assertItsLatenessEnded(Shipment back) throws SQLException {
        assertThat(delays(back)).containsExactly("exception-raised", "exception-cleared");
        assertThat(isWatched(back)).isFalse();
    }

    @Test
    void whatDoesNotComeIsLateThoughNobodyTellsOfItUntilItIsHere() throws SQLException {
        sent(number);
        Shipment back = ofReturn();
        assertThat(back.eta()).contains(back.createdAt().plus(Duration.ofDays(30)));
        assertThat(latest(back)).isEqualTo(back.createdAt().plus(Duration.ofDays(45)));

        run();
        assertThat(delays(back)).isEmpty();
        wasDueLongAgo(back);
        run();
        run();
        assertThat(delays(back)).containsExactly("exception-raised");

        received();
        assertItsLatenessEnded(back);
    }

    @Test
    void nobodyWaitsForWhatIsRefused() throws SQLException {
        sent(number);
        Shipment back = ofReturn();
        wasDueLongAgo(back);
        run();

        refused();

        assertItsLatenessEnded(back);
    }

    /** It may be at a wrong door, or the number another parcel's. */
    @Test
    void whatItsCarrierCallsDeliveredIsWaitedForUntilTheWarehouseHasIt() throws SQLException {
        sent(number);
        tell(number, "", "delivered", "2026-11-20T03:00:00Z").body("items.status", contains("RECORDED"));
        Shipment back = ofReturn();
        assertThat(back.status()).isEqualTo(ShipmentStatus.DELIVERED);
        wasDueLongAgo(back);

        run();
        assertThat(delays(back)).containsExactly("exception-raised");

        received();
        assertItsLatenessEnded(back);
    }

    @Test
    void nobodyWaitsForWhatIsRefusedWhereverItsCarrierHasBroughtIt() throws SQLException {
        sent(number);
        tell(number, "", "delivered", "2026-11-20T03:00:00Z").body("items.status", contains("RECORDED"));
        Shipment back = ofReturn();
        wasDueLongAgo(back);
        run();

        refused();

        assertThat(ofReturn().voiding()).isEmpty();
        assertItsLatenessEnded(back);
    }

    /** A depot on the way is no end; when its carrier expects it at the warehouse is. */
    @Test
    void scansOnTheWayBackChangeNothingOfWhenItIsLateAndItsCarriersWordDoes() throws SQLException {
        sent(number);
        Shipment back = ofReturn();
        Instant before = latest(back);
        Instant told = Instant.now().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.SECONDS);

        tell(number, "", "departed", "2026-11-20T03:00:00Z").body("items.status", contains("RECORDED"));
        tell(number, "", "arrived", "2026-11-21T03:00:00Z").body("items.status", contains("RECORDED"));
        tell(number, "\"classifier\":\"EST\",", "arrived", told.toString()).body("items.status", contains("RECORDED"));
        assertThat(latest(back)).isEqualTo(before);
        tell(number, "\"classifier\":\"EST\",", "delivered", told.toString())
                .body("items.status", contains("RECORDED"));

        assertThat(latest(back)).isEqualTo(told);
    }

    @Test
    void howLongOthersHaveTakenSaysWhenTheNextIsExpected() throws SQLException {
        for (int returned = 0; returned < 5; returned++) {
            returnId = IdFormat.prefixed("ret").print(ids.next());
            number = "RT-" + UUID.randomUUID();
            sent(number);
            receivedAt(ofReturn().createdAt().plus(Duration.ofDays(3)));
        }
        returnId = IdFormat.prefixed("ret").print(ids.next());
        number = "RT-" + UUID.randomUUID();

        sent(number);

        assertThat(ofReturn().eta()).contains(ofReturn().createdAt().plus(Duration.ofDays(3)));
    }

    /** As after a lost answer of whoever told of it. */
    @Test
    void aSecondReceiptIsTheSame() {
        sent(number);
        received();
        int told = told(ofReturn()).size();

        received();

        assertThat(told(ofReturn())).hasSize(told);
        assertThat(shipments.tracking(ofReturn().id()))
                .extracting(TrackingEvent::code)
                .containsExactly(TrackingCode.DELIVERED);
    }

    @Test
    void whatComesWithoutANumberHasNoShipmentAndHurtsNobody() {
        received();

        assertThat(shipments.page(returnId, null, 10).items()).isEmpty();
        assertThat(shipments.tracking(outbound.id())).isEmpty();
    }

    @Test
    void whatNobodyTookIsBackWithTheReceiptInTheShipmentThatWasToBringIt() {
        tell(number(outbound), "", "returning", "2026-11-20T03:00:00Z").body("items.status", contains("RECORDED"));

        received("not-delivered");

        Shipment back = shipments.find(outbound.id()).orElseThrow();
        assertThat(back.status()).isEqualTo(ShipmentStatus.RETURNED);
        assertThat(back.trouble()).contains(Trouble.RETURNED_TO_SENDER);
        assertThat(shipments.tracking(outbound.id()))
                .extracting(TrackingEvent::code)
                .containsExactly(TrackingCode.RETURNING, TrackingCode.RETURNED);
        assertThat(shipments.page(returnId, null, 10).items()).isEmpty();
    }

    @Test
    void whatNobodyTookAndCameUnderANumberOfItsOwnIsBackInBothShipments() {
        tell(number(outbound), "", "returning", "2026-11-20T03:00:00Z").body("items.status", contains("RECORDED"));
        sent(number);

        received("not-delivered");

        assertThat(ofReturn().status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(shipments.find(outbound.id()).orElseThrow().status()).isEqualTo(ShipmentStatus.RETURNED);
    }

    @Test
    void whatWasDeliveredStaysSoWhateverComesBack() {
        tell(number(outbound), "", "delivered", "2026-11-20T03:00:00Z").body("items.status", contains("RECORDED"));

        received("not-delivered");

        assertThat(shipments.find(outbound.id()).orElseThrow().status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(shipments.tracking(outbound.id())).hasSize(1);
    }

    private Shipment ofReturn() {
        List<Shipment> all = shipments.page(returnId, null, 10).items();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<ReceivedEvent> told(Shipment shipment) {
        return log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100);
    }

    private void sent(String trackingNumber) {
        hear("by.pavilion.order.return-sent.v1", """
                {"orderId":"%s","orderNo":"%s","channel":{"code":"storefront"},"customsMode":"9610","returnId":"%s",
                 "reason":"changed-mind",
                 "returnedLines":[{"lineId":"oln_0HZX3K8M2T5AA","sku":"BY-KOM-CHOC-001","quantity":1,"restocked":0,
                                   "scrapped":0}],
                 "returnTracking":{"carrierCode":"sf","trackingNumber":"%s"},"sentAt":"2026-11-19T03:00:00Z"}""".formatted(
                        outbound.orderId(), outbound.orderNo(), returnId, trackingNumber));
    }

    private void received() {
        received("changed-mind");
    }

    private void received(String reason) {
        received(reason, ARRIVED);
    }

    private void receivedAt(Instant at) {
        received("changed-mind", at.toString());
    }

    private void received(String reason, String at) {
        hear("by.pavilion.order.return-received.v1", """
                {"orderId":"%s","returnId":"%s","reason":"%s","receivedAt":"%s"}""".formatted(outbound.orderId(), returnId, reason, at));
    }

    private void run() {
        works.stream().filter(one -> one.name().equals("logistics-leg-delays")).forEach(BackgroundWork::doSome);
    }

    private List<String> delays(Shipment shipment) {
        return told(shipment).stream()
                .filter(event -> event.type().contains("exception-"))
                .peek(event -> assertThat(event.data()).contains("\"kind\":\"delayed\""))
                .map(event -> event.type().split("\\.")[3])
                .toList();
    }

    private void wasDueLongAgo(Shipment shipment) throws SQLException {
        assertThat(update("UPDATE logistics_watched_legs SET latest_at = '2020-01-01' WHERE shipment_id = "
                        + shipment.id().value()))
                .isEqualTo(1);
    }

    private int update(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            return update.executeUpdate();
        }
    }

    private boolean isWatched(Shipment shipment) throws SQLException {
        return !latestOf(shipment).isEmpty();
    }

    private Instant latest(Shipment shipment) throws SQLException {
        return latestOf(shipment).get(0);
    }

    private List<Instant> latestOf(Shipment shipment) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT latest_at FROM logistics_watched_legs WHERE shipment_id = ?")) {
            select.setLong(1, shipment.id().value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? List.of(rows.getTimestamp(1).toInstant()) : List.of();
            }
        }
    }

    private void hear(String type, String data) {
        ReceivedEvent event = new ReceivedEvent(
                "evt_" + UUID.randomUUID(),
                Topic.ORDERS,
                type,
                outbound.orderId(),
                1,
                Instant.now(),
                "correlation-" + outbound.orderId(),
                data);
        QuarkusTransaction.requiringNew().run(() -> whenReturnTells.on(List.of(event)));
    }

    /** @param carrier a member of the event, or nothing */
    private static ValidatableResponse tell(String trackingNumber, String carrier, String code, String at) {
        return TestCalls.with(TestKeys.connector())
                .contentType("application/json")
                .body("""
                        {"events":[{"source":"forwarder",%s"trackingNumber":"%s","code":"%s","occurredAt":"%s"}]}""".formatted(carrier, trackingNumber, code, at))
                .post("/api/v1/logistics/tracking-events")
                .then()
                .statusCode(200);
    }
}
