package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ParcelOfShipment;
import java.time.Instant;
import java.util.Optional;

/**
 * A parcel that waits for its next departure.
 *
 * @param destination the place that it is bound for, or a country
 */
public record WaitingParcel(
        ParcelOfShipment parcel,
        Optional<String> trackingNumber,
        Load load,
        Instant promisedAt,
        Instant since,
        String destination) {}
