package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;

/** A carrier told of something that happened to the parcel. Carriers tell late and out of order; {@code status} is what all of it adds up to. */
public record ShipmentTrackingRecorded(
        ShipmentId shipmentId,
        List<String> orderIds,
        OrderChannel channel,
        String customsMode,
        ShipmentStatus status,
        List<ShippedParcel> parcels,
        Recorded event)
        implements Event {

    /** What happened, without the carrier's own words: they may name people. */
    public record Recorded(
            TrackingEventId eventId,
            ParcelId parcelId,
            TrackingCode code,
            String classifier,
            Instant occurredAt,
            String occurredAtOffset,
            String occurredAtPrecision,
            Instant recordedAt,
            Location location,
            Source source,
            boolean lastMile) {

        static Recorded of(Shipment shipment, TrackingEvent event) {
            return new Recorded(
                    event.id(),
                    event.parcelId(),
                    event.code(),
                    "ACT",
                    event.occurredAt(),
                    event.offsetText(),
                    "second",
                    event.recordedAt(),
                    event.location(),
                    new Source(shipment.carrier(), event.sourceEventId(), event.rawCode()),
                    event.lastMile());
        }
    }

    /** Who told, under which id and code of his own. */
    public record Source(String party, String eventId, String rawCode) {}

    static ShipmentTrackingRecorded of(Shipment shipment, TrackingEvent event) {
        return new ShipmentTrackingRecorded(
                shipment.id(),
                List.of(shipment.orderId()),
                shipment.channel(),
                shipment.customsMode(),
                shipment.status(),
                ShippedParcel.of(shipment),
                Recorded.of(shipment, event));
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String fact() {
        return "tracking-recorded";
    }

    @Override
    public String key() {
        return shipmentId.toString();
    }

    @Override
    public Instant happenedAt() {
        return event.occurredAt();
    }
}
