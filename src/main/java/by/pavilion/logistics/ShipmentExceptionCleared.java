package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was wrong with the shipment is over.
 *
 * @param cause why it was late, where that is what was wrong; it may still be so for another cause
 */
public record ShipmentExceptionCleared(
        ShipmentId shipmentId,
        List<String> orderIds,
        OrderChannel channel,
        String customsMode,
        ShipmentKind shipmentKind,
        ShipmentStatus status,
        List<ShippedParcel> parcels,
        @Nullable Instant eta,
        @Nullable String returnId,
        Trouble kind,
        @Nullable DelayCause cause,
        Instant clearedAt)
        implements Event {

    static ShipmentExceptionCleared of(Shipment shipment, Trouble kind, Instant at) {
        return of(shipment, kind, null, at);
    }

    /** It is late for this cause no longer. */
    static ShipmentExceptionCleared of(Shipment shipment, DelayCause cause, Instant at) {
        return of(shipment, Trouble.DELAYED, cause, at);
    }

    private static ShipmentExceptionCleared of(
            Shipment shipment, Trouble kind, @Nullable DelayCause cause, Instant at) {
        return new ShipmentExceptionCleared(
                shipment.id(),
                shipment.orderIds(),
                shipment.channel(),
                shipment.customsMode(),
                shipment.kind(),
                shipment.status(),
                ShippedParcel.of(shipment),
                shipment.eta().orElse(null),
                shipment.returnId().orElse(null),
                kind,
                cause,
                at);
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String fact() {
        return "exception-cleared";
    }

    @Override
    public String key() {
        return shipmentId.toString();
    }

    @Override
    public Instant happenedAt() {
        return clearedAt;
    }
}
