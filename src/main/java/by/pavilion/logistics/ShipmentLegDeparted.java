package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parcel has left a place. With {@code lastMile} it has left for its buyer after customs' release. */
public record ShipmentLegDeparted(
        ShipmentId shipmentId,
        List<String> orderIds,
        OrderChannel channel,
        String customsMode,
        ShipmentKind shipmentKind,
        ShipmentStatus status,
        List<ShippedParcel> parcels,
        @Nullable Instant eta,
        @Nullable String returnId,
        boolean lastMile,
        @Nullable String equipment,
        Location location,
        Instant departedAt)
        implements Event {

    static ShipmentLegDeparted of(Shipment shipment, TrackingEvent departure) {
        return new ShipmentLegDeparted(
                shipment.id(),
                shipment.orderIds(),
                shipment.channel(),
                shipment.customsMode(),
                shipment.kind(),
                shipment.status(),
                ShippedParcel.of(shipment),
                shipment.eta().orElse(null),
                shipment.returnId().orElse(null),
                departure.lastMile(),
                departure.seen().equipment(),
                departure.location(),
                departure.occurredAt());
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String fact() {
        return "leg-departed";
    }

    @Override
    public String key() {
        return shipmentId.toString();
    }

    @Override
    public Instant happenedAt() {
        return departedAt;
    }
}
