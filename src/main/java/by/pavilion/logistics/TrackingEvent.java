package by.pavilion.logistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that was told of a parcel. It is added once and never changed. */
public record TrackingEvent(TrackingEventId id, ParcelId parcelId, Sighting seen, Instant recordedAt) {

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
