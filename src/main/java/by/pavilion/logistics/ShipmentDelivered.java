package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The buyer has the goods: this shipment is complete. */
public record ShipmentDelivered(
        ShipmentId shipmentId,
        List<String> orderIds,
        OrderChannel channel,
        String customsMode,
        ShipmentKind shipmentKind,
        ShipmentStatus status,
        List<ShippedParcel> parcels,
        @Nullable Instant eta,
        @Nullable String returnId,
        boolean complete,
        Instant deliveredAt)
        implements Event {

    static ShipmentDelivered of(Shipment shipment, Instant at) {
        return new ShipmentDelivered(
                shipment.id(),
                shipment.orderIds(),
                shipment.channel(),
                shipment.customsMode(),
                shipment.kind(),
                shipment.status(),
                ShippedParcel.of(shipment),
                shipment.eta().orElse(null),
                shipment.returnId().orElse(null),
                true,
                at);
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String fact() {
        return "delivered";
    }

    @Override
    public String key() {
        return shipmentId.toString();
    }

    @Override
    public Instant happenedAt() {
        return deliveredAt;
    }
}
