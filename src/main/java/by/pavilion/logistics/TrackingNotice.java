package by.pavilion.logistics;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier tells of a parcel, in our codes.
 *
 * @param eventId the carrier's id of it, else made of its words: the same when it tells again
 * @param rawTime the time as it was told, where it had to be interpreted
 * @param trouble what is wrong, where the carrier tells of it
 * @param retracts the carrier's id of what it told before and takes back by this
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
        @Nullable Trouble trouble,
        @Nullable String retracts) {

    /** Something that was told with its instant, that names no trouble and takes nothing back. */
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
                null,
                null);
    }
}
