package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ParcelOfShipment;
import java.time.Instant;
import java.util.Optional;

/** A parcel in a unit of a departure. */
public record LoadedParcel(
        ParcelOfShipment parcel, UnitId unit, Optional<String> trackingNumber, Load load, Instant packedAt) {}
