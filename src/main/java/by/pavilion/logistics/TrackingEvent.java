package by.pavilion.logistics;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a carrier saw. It is added once and never changed.
 *
 * @param sourceEventId the carrier's own id of it, by which a repeat is known
 * @param rawCode the carrier's code
 * @param rawText the carrier's words; they may name a courier and stay off events
 * @param offset the local time's distance from UTC where it happened
 */
public record TrackingEvent(
        TrackingEventId id,
        ParcelId parcelId,
        String sourceEventId,
        TrackingCode code,
        String rawCode,
        @Nullable String rawText,
        Instant occurredAt,
        ZoneOffset offset,
        Instant recordedAt,
        Location location,
        boolean lastMile) {

    /** The offset as {@code +08:00}, {@code +00:00} for UTC. */
    public String offsetText() {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }
}
