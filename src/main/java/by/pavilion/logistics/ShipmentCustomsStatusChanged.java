package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customs has done something with the parcel on its way, as whoever carries it tells: what customs itself says of the declaration is told by declaration events. */
public record ShipmentCustomsStatusChanged(
        ShipmentId shipmentId,
        List<String> orderIds,
        OrderChannel channel,
        String customsMode,
        ShipmentKind shipmentKind,
        ShipmentStatus status,
        List<ShippedParcel> parcels,
        @Nullable Instant eta,
        @Nullable String returnId,
        String side,
        String customsStep,
        Location location,
        Instant changedAt)
        implements Event {

    static ShipmentCustomsStatusChanged of(Shipment shipment, TrackingEvent event, CustomsStep step) {
        return new ShipmentCustomsStatusChanged(
                shipment.id(),
                shipment.orderIds(),
                shipment.channel(),
                shipment.customsMode(),
                shipment.kind(),
                shipment.status(),
                ShippedParcel.of(shipment),
                shipment.eta().orElse(null),
                shipment.returnId().orElse(null),
                step.side(),
                step.status(),
                event.location(),
                event.occurredAt());
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String fact() {
        return "customs-status-changed";
    }

    @Override
    public String key() {
        return shipmentId.toString();
    }

    @Override
    public Instant happenedAt() {
        return changedAt;
    }
}
