package by.pavilion.logistics;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier tells of a parcel, in our codes.
 *
 * @param eventId the carrier's id of it: the same when it tells again
 */
public record TrackingNotice(
        String eventId,
        String waybillNumber,
        TrackingCode code,
        String rawCode,
        @Nullable String rawText,
        Instant occurredAt,
        ZoneOffset offset,
        Location location,
        boolean lastMile) {}
