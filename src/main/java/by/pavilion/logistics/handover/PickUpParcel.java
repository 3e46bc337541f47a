package by.pavilion.logistics.handover;

import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.Location;
import by.pavilion.logistics.ParcelOfShipment;
import by.pavilion.logistics.Precision;
import by.pavilion.logistics.RecordTracking;
import by.pavilion.logistics.RecordTracking.Seen;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Says that a parcel was picked up and what it weighs, once all that merchants have to hand over is there. */
@ApplicationScoped
class PickUpParcel {
    private static final Location GREAT_STONE = new Location("Great Stone", "BY", "BYMSQ");

    private final PartStore parts;
    private final RecordTracking recordTracking;
    private final Clock clock;

    PickUpParcel(PartStore parts, RecordTracking recordTracking, Clock clock) {
        this.parts = parts;
        this.recordTracking = recordTracking;
        this.clock = clock;
    }

    /** In the caller's transaction. Nothing happens while somebody has still to hand over, or when nobody has had to. */
    void whenAllIsThere(ShipmentId shipment) {
        if (parts.hasOpen(shipment) || !parts.isHandedOver(shipment)) {
            return;
        }
        Instant now = clock.instant();
        Location where = parts.placeOf(shipment)
                .filter(place -> !place.equals(GREAT_STONE.unlocode()))
                .map(place -> new Location(null, place.substring(0, 2), place))
                .orElse(GREAT_STONE);
        recordTracking.record(parts.parcelsOf(shipment).stream()
                .map(parcel -> new Seen(parcel, pickedUp(parcel, where, now)))
                .toList());
        parts.measureParcel(shipment);
    }

    private static Sighting pickedUp(ParcelOfShipment parcel, Location where, Instant now) {
        String code = TrackingCode.PICKED_UP.wire();
        return new Sighting(
                "pavilion",
                parcel.parcel() + "-" + code,
                TrackingCode.PICKED_UP,
                Classifier.ACT,
                code,
                null,
                null,
                now,
                ZoneOffset.UTC,
                Precision.SECOND,
                where,
                false,
                null,
                null,
                null);
    }
}
