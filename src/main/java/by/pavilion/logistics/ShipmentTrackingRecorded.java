package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A carrier told of something that happened to the parcel. Carriers tell late and out of order; {@code status} is what all of it
 * adds up to.
 */
public record ShipmentTrackingRecorded(
        ShipmentId shipmentId,
        List<String> orderIds,
        OrderChannel channel,
        String customsMode,
        ShipmentKind shipmentKind,
        ShipmentStatus status,
        List<ShippedParcel> parcels,
        @Nullable Instant eta,
        @Nullable String returnId,
        Recorded event)
        implements Event {

    /**
     * What happened, without the carrier's own words: they may name people.
     *
     * @param reason what is wrong, where the code tells of an exception
     * @param equipment the container or wagon that it was told of
     * @param retracts the source's id of what it takes back by this
     */
    public record Recorded(
            TrackingEventId eventId,
            ParcelId parcelId,
            TrackingCode code,
            Classifier classifier,
            Instant occurredAt,
            String occurredAtOffset,
            Precision occurredAtPrecision,
            Instant recordedAt,
            Location location,
            Source source,
            boolean lastMile,
            @Nullable Trouble reason,
            @Nullable String equipment,
            @Nullable String retracts) {

        static Recorded of(TrackingEvent event) {
            Sighting seen = event.seen();
            return new Recorded(
                    event.id(),
                    event.parcelId(),
                    event.code(),
                    seen.classifier(),
                    seen.occurredAt(),
                    seen.offsetText(),
                    seen.precision(),
                    event.recordedAt(),
                    seen.location(),
                    Source.of(event),
                    seen.lastMile(),
                    seen.trouble(),
                    seen.equipment(),
                    seen.retracts());
        }
    }

    /** Who told, under which id and code of his own. What is no code but words stays with us. */
    public record Source(String party, String eventId, String rawCode) {
        private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{1,60}");

        static Source of(TrackingEvent event) {
            Sighting seen = event.seen();
            return new Source(
                    seen.party(),
                    seen.eventId(),
                    CODE.matcher(seen.rawCode()).matches()
                            ? seen.rawCode()
                            : event.code().wire());
        }
    }

    static ShipmentTrackingRecorded of(Shipment shipment, TrackingEvent event) {
        return new ShipmentTrackingRecorded(
                shipment.id(),
                shipment.orderIds(),
                shipment.channel(),
                shipment.customsMode(),
                shipment.kind(),
                shipment.status(),
                ShippedParcel.of(shipment),
                shipment.eta().orElse(null),
                shipment.returnId().orElse(null),
                Recorded.of(event));
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
