package by.pavilion.logistics;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier tells of a parcel, in our codes.
 *
 * @param eventId the carrier's id of it, else made of its words: the same when it tells again
 * @param rawTime the time as it was told, where it had to be interpreted
 * @param trouble what is wrong, where the carrier's code tells of it
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
        boolean lastMile,
        @Nullable String rawTime,
        Precision precision,
        @Nullable Trouble trouble) {

    /** Something that was told with its instant, and that names no trouble. */
    public TrackingNotice(
            String eventId,
            String waybillNumber,
            TrackingCode code,
            String rawCode,
            @Nullable String rawText,
            Instant occurredAt,
            ZoneOffset offset,
            Location location,
            boolean lastMile) {
        this(
                eventId,
                waybillNumber,
                code,
                rawCode,
                rawText,
                occurredAt,
                offset,
                location,
                lastMile,
                null,
                Precision.SECOND,
                null);
    }
}
