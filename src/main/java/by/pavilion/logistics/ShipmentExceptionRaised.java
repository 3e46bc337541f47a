package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something is wrong with the shipment.
 *
 * @param cause why it is late, where that is what is wrong
 */
public record ShipmentExceptionRaised(
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
        Location location,
        Instant raisedAt)
        implements Event {

    /** Something that was seen on the way. */
    static ShipmentExceptionRaised of(Shipment shipment, Trouble kind, TrackingEvent event) {
        return of(shipment, kind, null, event.location(), event.occurredAt());
    }

    /** Something that was found without anybody having seen it. */
    static ShipmentExceptionRaised of(Shipment shipment, Trouble kind, Instant at) {
        return of(shipment, kind, null, new Location(null, null), at);
    }

    /** It is late. */
    static ShipmentExceptionRaised of(Shipment shipment, DelayCause cause, Instant at) {
        return of(shipment, Trouble.DELAYED, cause, new Location(null, null), at);
    }

    private static ShipmentExceptionRaised of(
            Shipment shipment, Trouble kind, @Nullable DelayCause cause, Location location, Instant at) {
        return new ShipmentExceptionRaised(
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
                location,
                at);
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String fact() {
        return "exception-raised";
    }

    @Override
    public String key() {
        return shipmentId.toString();
    }

    @Override
    public Instant happenedAt() {
        return raisedAt;
    }
}
