package by.pavilion.logistics;

import by.pavilion.shared.PlainText;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody saw or expects of a parcel, or of what the parcel is in, in our codes.
 *
 * @param party who tells: a carrier, a forwarder, ourselves
 * @param eventId by which the party's repeats are known: its own id, else made of what it said
 * @param rawCode the party's code
 * @param rawText the party's words; they may name a courier and stay off events
 * @param rawTime the time as it was told
 * @param offset the local time's distance from UTC where it happened
 * @param lastMile whether it belongs to the way from customs' release to the buyer
 * @param trouble what is wrong, where the code tells of an exception
 * @param equipment the container or wagon that it was told of
 * @param retracts the id of what the same party told before and takes back by this
 */
public record Sighting(
        String party,
        String eventId,
        TrackingCode code,
        Classifier classifier,
        String rawCode,
        @Nullable String rawText,
        @Nullable String rawTime,
        Instant occurredAt,
        ZoneOffset offset,
        Precision precision,
        Location location,
        boolean lastMile,
        @Nullable Trouble trouble,
        @Nullable String equipment,
        @Nullable String retracts) {

    /** Words come from others' systems as they are, cut in the middle of a character too. */
    public Sighting {
        rawCode = PlainText.withoutControls(rawCode);
        rawText = rawText == null ? null : PlainText.withoutControls(rawText);
        rawTime = rawTime == null ? null : PlainText.withoutControls(rawTime);
    }

    /** What a carrier's adapter has read. */
    static Sighting of(String carrier, TrackingNotice notice) {
        return new Sighting(
                carrier,
                notice.eventId(),
                notice.code(),
                Classifier.ACT,
                notice.rawCode(),
                notice.rawText(),
                notice.rawTime(),
                notice.occurredAt(),
                notice.offset(),
                notice.precision(),
                notice.location(),
                notice.lastMile(),
                notice.trouble(),
                null,
                notice.retracts());
    }

    /** The same with its place in other words. */
    Sighting at(Location place) {
        return new Sighting(
                party,
                eventId,
                code,
                classifier,
                rawCode,
                rawText,
                rawTime,
                occurredAt,
                offset,
                precision,
                place,
                lastMile,
                trouble,
                equipment,
                retracts);
    }

    /** The offset as {@code +08:00}, {@code +00:00} for UTC. */
    public String offsetText() {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }
}
