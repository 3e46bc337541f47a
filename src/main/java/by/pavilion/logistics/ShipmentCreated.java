package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The carrier has numbered the parcel: customs can complete its declaration, labels can be printed. Goods in bulk, and those that
 * are sent back, begin with it.
 *
 * @param inboundId whose goods it carries, in bulk
 */
public record ShipmentCreated(
        ShipmentId shipmentId,
        List<String> orderIds,
        OrderChannel channel,
        String customsMode,
        ShipmentKind shipmentKind,
        ShipmentStatus status,
        List<ShippedParcel> parcels,
        @Nullable Instant eta,
        @Nullable String returnId,
        Optional<Transport> transport,
        Optional<String> inboundId,
        Instant createdAt)
        implements Event {

    static ShipmentCreated of(Shipment shipment, Instant at) {
        return new ShipmentCreated(
                shipment.id(),
                shipment.orderIds(),
                shipment.channel(),
                shipment.customsMode(),
                shipment.kind(),
                shipment.status(),
                ShippedParcel.of(shipment),
                shipment.eta().orElse(null),
                shipment.returnId().orElse(null),
                shipment.transport(),
                shipment.inboundId(),
                at);
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String fact() {
        return "created";
    }

    @Override
    public String key() {
        return shipmentId.toString();
    }

    @Override
    public Instant happenedAt() {
        return createdAt;
    }
}
