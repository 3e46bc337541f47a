package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ParcelOfShipment;
import java.time.Instant;
import java.util.Optional;

/**
 * A parcel that waits for its next departure.
 *
 * @param isVolumeEstimated whether nobody has measured it, so that its volume is what parcels of its weight mostly have
 * @param destination the place that it is bound for, or a country
 */
public record WaitingParcel(
        ParcelOfShipment parcel,
        Optional<String> trackingNumber,
        Load load,
        boolean isVolumeEstimated,
        Instant promisedAt,
        Instant since,
        String destination) {}
