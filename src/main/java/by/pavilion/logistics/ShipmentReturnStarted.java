package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shipment goes back to where it came from. */
public record ShipmentReturnStarted(
        ShipmentId shipmentId,
        List<String> orderIds,
        OrderChannel channel,
        String customsMode,
        ShipmentKind shipmentKind,
        ShipmentStatus status,
        List<ShippedParcel> parcels,
        @Nullable Instant eta,
        @Nullable String returnId,
        Instant startedAt)
        implements Event {

    static ShipmentReturnStarted of(Shipment shipment, Instant at) {
        return new ShipmentReturnStarted(
                shipment.id(),
                shipment.orderIds(),
                shipment.channel(),
                shipment.customsMode(),
                shipment.kind(),
                shipment.status(),
                ShippedParcel.of(shipment),
                shipment.eta().orElse(null),
                shipment.returnId().orElse(null),
                at);
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String fact() {
        return "return-started";
    }

    @Override
    public String key() {
        return shipmentId.toString();
    }

    @Override
    public Instant happenedAt() {
        return startedAt;
    }
}
