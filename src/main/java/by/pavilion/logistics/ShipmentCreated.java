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
 * @param returnId whose goods it carries back
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
        Optional<Transport> transport,
        Optional<String> inboundId,
        Optional<String> returnId,
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
                shipment.transport(),
                shipment.inboundId(),
                shipment.returnId(),
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
