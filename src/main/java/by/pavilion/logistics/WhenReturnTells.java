package by.pavilion.logistics;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goods that a buyer sends back get a shipment of their own once he has told under which number. No carrier is asked for it: what
 * is told of its number reaches it, and when nothing is, it is late all the same. Its way ends with the receipt in the warehouse,
 * and nobody waits for it when the return is refused. A parcel that nobody took comes back in the shipment that was to bring it,
 * and that one ends with the receipt.
 */
@ApplicationScoped
class WhenReturnTells implements Reaction {
    private static final String SENT = "by.pavilion.order.return-sent.v1";
    private static final String RECEIVED = "by.pavilion.order.return-received.v1";
    private static final String REFUSED = "by.pavilion.order.return-refused.v1";

    private static final String NOT_DELIVERED = "not-delivered";

    private final ShipmentStore shipments;
    private final RecordTracking recordTracking;
    private final TellFacts tellFacts;
    private final VoidShipments voidShipments;
    private final Ids ids;
    private final Clock clock;
    private final List<ShipmentWatch> watches;

    WhenReturnTells(
            ShipmentStore shipments,
            RecordTracking recordTracking,
            TellFacts tellFacts,
            VoidShipments voidShipments,
            Ids ids,
            Clock clock,
            @All List<ShipmentWatch> watches) {
        this.shipments = shipments;
        this.recordTracking = recordTracking;
        this.tellFacts = tellFacts;
        this.voidShipments = voidShipments;
        this.ids = ids;
        this.clock = clock;
        this.watches = watches;
    }

    /** What we need of ordering's events. */
    record Sent(
            String returnId,
            String orderNo,
            OrderChannel channel,
            String customsMode,
            Tracking returnTracking,
            List<Line> returnedLines) {
        record Tracking(String carrierCode, String trackingNumber) {
            /** Who carries it is what its sender calls him, and customs hears nothing of it. */
            Waybill waybill() {
                return new Waybill(trackingNumber, carrierCode, carrierCode, "");
            }
        }

        record Line(String lineId, String sku, long quantity) {}
    }

    record Received(String orderId, String returnId, String reason, Instant receivedAt) {}

    record Refused(String returnId) {}

    @Override
    public String context() {
        return "logistics";
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public Set<String> types() {
        return Set.of(SENT, RECEIVED, REFUSED);
    }

    /** One by one: returns are few. */
    @Override
    public void on(List<ReceivedEvent> portion) {
        for (ReceivedEvent event : portion) {
            switch (event.type()) {
                case SENT -> send(event.as(Sent.class), event.correlationId());
                case RECEIVED -> end(event.as(Received.class));
                case REFUSED -> giveUp(event.as(Refused.class));
                default -> throw new IllegalStateException("nobody wanted " + event.type());
            }
        }
    }

    private void send(Sent told, String correlationId) {
        Map<ShipmentId, Shipment> known = lock(List.of(told.returnId()));
        if (known.isEmpty()) {
            begin(shipment(told), correlationId);
        } else {
            known.values().stream() // one that came back to its sender, or to a wrong door, may be sent again
                    .filter(shipment -> shipment.voiding().isEmpty())
                    .forEach(shipment -> correct(shipment, told.returnTracking().waybill()));
        }
    }

    private void begin(Shipment shipment, String correlationId) {
        shipments.insert(List.of(new ShipmentStore.Begun(shipment, null, correlationId)));
        tellFacts.tell(List.of(new TellFacts.Fact(shipment.id(), ShipmentCreated.of(shipment, clock.instant()))));
        watches.forEach(watch -> watch.sentBack(List.of(shipment)));
    }

    private Shipment shipment(Sent told) {
        return Shipment.begun(
                new ShipmentId(ids.next()),
                told.returnId(),
                told.orderNo(),
                told.channel(),
                told.customsMode(),
                ShipmentKind.RETURN,
                "",
                NumberedParcel.SENT_BACK,
                GoodsInWords.of(told.returnedLines(), Sent.Line::sku, Sent.Line::quantity),
                Money.zero(Money.CNY),
                List.of(parcel(told)),
                clock.instant());
    }

    /** Nobody has weighed it. */
    private Parcel parcel(Sent told) {
        return new Parcel(
                new ParcelId(ids.next()),
                0,
                told.returnedLines().stream()
                        .map(line -> new ParcelLine(line.lineId(), line.sku(), line.quantity()))
                        .toList(),
                Optional.of(told.returnTracking().waybill()));
    }

    /** What was told of the wrong number stays: only its teller takes it back. */
    private void correct(Shipment before, Waybill waybill) {
        Shipment after = before.booked(waybill, before.transport());
        shipments.number(List.of(after));
        tellFacts.tell(
                List.of(new TellFacts.Fact(after.id(), ShipmentAmended.ofOtherNumber(before, after, clock.instant()))));
    }

    /** It is here, whatever its carrier has told of it; what nobody took is, even where it came under a number of its own. */
    private void end(Received told) {
        boolean nobodyTookIt = told.reason().equals(NOT_DELIVERED);
        Map<ShipmentId, Shipment> here =
                lock(nobodyTookIt ? List.of(told.returnId(), told.orderId()) : List.of(told.returnId()));
        recordTracking.record(here.values().stream()
                .filter(shipment -> shipment.kind() == ShipmentKind.RETURN || !shipment.isOver())
                .flatMap(shipment -> shipment.parcels().stream()
                        .map(parcel -> new RecordTracking.Seen(
                                new ParcelOfShipment(shipment.id(), parcel.id()), receipt(shipment.kind(), told))))
                .toList());
    }

    private static Sighting receipt(ShipmentKind kind, Received told) {
        TrackingCode code = kind == ShipmentKind.RETURN ? TrackingCode.DELIVERED : TrackingCode.RETURNED;
        return new Sighting(
                WhenInboundTells.OURSELVES,
                told.returnId(),
                code,
                Classifier.ACT,
                code.wire(),
                null,
                null,
                told.receivedAt(),
                ZoneOffset.UTC,
                Precision.SECOND,
                new Location(null, null),
                false,
                null,
                null,
                null);
    }

    private void giveUp(Refused told) {
        Map<ShipmentId, Shipment> sent = lock(List.of(told.returnId()));
        voidShipments.voided(
                sent.values().stream().filter(shipment -> !shipment.isOver()).toList());
        if (!sent.isEmpty()) {
            watches.forEach(watch -> watch.refused(sent.keySet()));
        }
    }

    /** @param owners ids of the return and of the order */
    private Map<ShipmentId, Shipment> lock(List<String> owners) {
        return shipments.lock(
                shipments.findByOrders(owners).stream().map(Shipment::id).toList());
    }
}
