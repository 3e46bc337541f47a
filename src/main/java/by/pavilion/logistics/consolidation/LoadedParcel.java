package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ParcelOfShipment;
import java.time.Instant;
import java.util.Optional;

/**
 * A parcel in a unit of a departure.
 *
 * @param isVolumeEstimated whether nobody has measured it, so that its volume is what parcels of its weight mostly have
 */
public record LoadedParcel(
        ParcelOfShipment parcel,
        UnitId unit,
        Optional<String> trackingNumber,
        Load load,
        boolean isVolumeEstimated,
        Instant packedAt) {}
