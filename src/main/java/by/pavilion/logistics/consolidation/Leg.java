package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ParcelId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a parcel's way that it shares with others.
 *
 * @param number of the outermost unit that it is in: a container's of ISO 6346
 * @param unpackedAt when it was taken out at the end
 */
public record Leg(
        Departure departure,
        ParcelId parcel,
        UnitId unit,
        @Nullable String number,
        @Nullable String wagonNumber,
        @Nullable String sealNumber,
        Instant packedAt,
        Optional<Instant> unpackedAt) {}
