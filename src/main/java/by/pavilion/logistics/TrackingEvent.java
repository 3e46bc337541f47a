package by.pavilion.logistics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that was told of a parcel. It is added once and never changed. */
public record TrackingEvent(TrackingEventId id, ParcelId parcelId, Sighting seen, Instant recordedAt) {

    /** Nothing leaves or reaches the same place twice within so long. */
    private static final Duration ONE_STOP = Duration.ofHours(24);

    public TrackingCode code() {
        return seen.code();
    }

    public Instant occurredAt() {
        return seen.occurredAt();
    }

    public Location location() {
        return seen.location();
    }

    public boolean lastMile() {
        return seen.lastMile();
    }

    /** The same with its place in other words. */
    TrackingEvent at(Location place) {
        return new TrackingEvent(id, parcelId, seen.at(place), recordedAt);
    }

    /**
     * Whether both tell of one move: two parties may, each in its own words and at its own minute. Without a place only the same
     * instant shows it.
     */
    boolean isSameMove(TrackingEvent other) {
        String place = location().unlocode();
        return code() == other.code()
                && lastMile() == other.lastMile()
                && parcelId.equals(other.parcelId)
                && (occurredAt().equals(other.occurredAt())
                        || (place != null
                                && place.equals(other.location().unlocode())
                                && Duration.between(occurredAt(), other.occurredAt())
                                                .abs()
                                                .compareTo(ONE_STOP)
                                        < 0));
    }

    /** What names it among all that was told of its parcel. */
    Name name() {
        return new Name(parcelId, seen.party(), seen.eventId());
    }

    /** What it takes back, if anything. */
    @Nullable
    Name retracted() {
        String retracts = seen.retracts();
        return retracts == null ? null : new Name(parcelId, seen.party(), retracts);
    }

    record Name(ParcelId parcel, String party, String eventId) {}
}
