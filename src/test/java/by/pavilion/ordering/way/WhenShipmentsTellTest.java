package by.pavilion.ordering.way;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of the many steps of parcels no row remembers the events: each step is kept once by itself. */
@QuarkusTest
class WhenShipmentsTellTest {
    @Inject
    WhenShipmentsTell whenShipmentsTell;

    @Inject
    Way way;

    @Inject
    Statements statements;

    @Inject
    Ids ids;

    @Inject
    TestShop shop;

    @Test
    void aStepThatIsToldOfTwiceIsKeptOnce() {
        OrderId order = new OrderId(ids.next());
        ReceivedEvent tracked = event(order, "by.pavilion.shipment.tracking-recorded.v1", """
                {"orderIds": ["%s"], "parcels": [{"parcelId": "pcl_1", "trackingNumber": "SF1"}], "event": {
                  "eventId": "tev_1", "parcelId": "pcl_1", "code": "departed", "classifier": "ACT",
                  "occurredAt": "2026-11-27T07:12:33Z", "occurredAtOffset": "+08:00",
                  "location": {"name": "Minsk", "country": "BY"}, "source": {"party": "carrier", "eventId": "1"}}}
                """.formatted(order));

        for (int time = 0; time < 2; time++) {
            QuarkusTransaction.requiringNew().run(() -> whenShipmentsTell.on(List.of(tracked)));
        }

        assertThat(whenShipmentsTell.toleratesRepeats(tracked)).isTrue();
        assertThat(statements.number("SELECT COUNT(*) FROM ordering_parcel_events WHERE order_id = ?", order.value()))
                .isEqualTo(1);
    }

    @Test
    void anExpectedArrivalIsKeptWithItsSpreadAndTheNewestReplacesIt() {
        OrderId order = new OrderId(ids.next());
        String first = """
                {"orderIds": ["%s"], "current": "2026-12-08T10:00:00Z", "earliest": "2026-12-03T10:00:00Z",
                 "latest": "2026-12-14T10:00:00Z", "reason": "departed"}""".formatted(order);
        String second = first.replace("2026-12", "2027-01");
        assertThat(way.expected(order)).isEmpty();

        for (String data : List.of(first, second)) {
            ReceivedEvent told = event(order, "by.pavilion.shipment.eta-changed.v1", data);
            QuarkusTransaction.requiringNew().run(() -> whenShipmentsTell.on(List.of(told)));
        }

        assertThat(way.expected(order))
                .contains(new ExpectedArrival(
                        Instant.parse("2027-01-08T10:00:00Z"),
                        Optional.of(Instant.parse("2027-01-03T10:00:00Z")),
                        Optional.of(Instant.parse("2027-01-14T10:00:00Z"))));
    }

    @Test
    void whatIsLateForTwoCausesIsLateUntilBothAreOver() {
        OrderId order = placed();
        late(order, "raised", "\"departure\"");
        late(order, "raised", "\"no_answer\"");
        late(order, "raised", "\"no_answer\"");
        assertThat(causes(order)).containsExactly("departure", "no_answer");

        late(order, "cleared", "\"departure\"");

        assertThat(causes(order)).containsExactly("no_answer");
        late(order, "cleared", "\"no_answer\"");
        assertThat(causes(order)).isEmpty();
    }

    /** A version before tells no causes. */
    @Test
    void whatIsLateForNoCauseIsOverWithAnyAndAnyIsOverWithNone() {
        OrderId raisedBefore = placed();
        OrderId clearedBefore = placed();
        late(raisedBefore, "raised", "null");
        late(clearedBefore, "raised", "\"departure\"");
        assertThat(causes(raisedBefore)).containsExactly("");

        late(raisedBefore, "cleared", "\"departure\"");
        late(clearedBefore, "cleared", "null");

        assertThat(causes(raisedBefore)).isEmpty();
        assertThat(causes(clearedBefore)).isEmpty();
    }

    private OrderId placed() {
        String body =
                TestApi.body(shop.chocolate("26.00", 10), 1).replace("11010519491231002X", TestApi.identityNumber());
        String id = TestApi.place(body).statusCode(201).extract().path("id");
        return OrderId.fromString(id);
    }

    private void late(OrderId order, String told, String cause) {
        ReceivedEvent event =
                event(order, "by.pavilion.shipment.exception-" + told + ".v1", """
                {"shipmentId": "shp_0HZX3K8Q00003", "orderIds": ["%s"], "parcels": [],
                 "kind": "delayed", "cause": %s}""".formatted(order, cause));
        QuarkusTransaction.requiringNew().run(() -> whenShipmentsTell.on(List.of(event)));
    }

    private List<String> causes(OrderId order) {
        return statements.list(
                "SELECT cause FROM ordering_shipment_troubles WHERE order_id = ? AND kind = 'delayed' ORDER BY cause",
                row -> row.getString(1),
                order.value());
    }

    /** An older one after a later one would bring back what is over. */
    @Test
    void whatIsExpectedAndWhatIsWrongIsToldOnce() {
        OrderId order = new OrderId(ids.next());

        assertThat(List.of(
                        "by.pavilion.shipment.created.v1",
                        "by.pavilion.shipment.eta-changed.v1",
                        "by.pavilion.shipment.exception-raised.v1",
                        "by.pavilion.shipment.exception-cleared.v1"))
                .noneMatch(type -> whenShipmentsTell.toleratesRepeats(event(order, type, "{}")));
    }

    private static ReceivedEvent event(OrderId order, String type, String data) {
        String id = "evt_" + order.value();
        return new ReceivedEvent(id, Topic.LOGISTICS, type, "shp_" + order.value(), 1, Instant.EPOCH, id, data);
    }
}
