package by.pavilion.logistics;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "logistics_tracking_events")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class TrackingEventRow {
    @Id
    public long id;

    public long shipmentId;
    public long parcelId;

    /** Who told of it; most often the carrier. */
    public String carrier;

    public String sourceEventId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public TrackingCode code;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Classifier classifier;

    public String rawCode;
    public @Nullable String rawText;
    public @Nullable String rawTime;
    public Instant occurredAt;
    public String utcOffset;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Precision timePrecision;

    public Instant recordedAt;
    public @Nullable String locationName;
    public @Nullable String locationCountry;
    public @Nullable String locationUnlocode;
    public boolean lastMile;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public @Nullable Trouble reason;

    public @Nullable String equipment;
    public @Nullable String retracts;

    static TrackingEventRow of(Shipment shipment, TrackingEvent event) {
        Sighting seen = event.seen();
        TrackingEventRow row = new TrackingEventRow();
        row.id = event.id().value();
        row.shipmentId = shipment.id().value();
        row.parcelId = event.parcelId().value();
        row.carrier = seen.party();
        row.sourceEventId = seen.eventId();
        row.code = seen.code();
        row.classifier = seen.classifier();
        row.rawCode = seen.rawCode();
        row.rawText = seen.rawText();
        row.rawTime = seen.rawTime();
        row.occurredAt = seen.occurredAt();
        row.utcOffset = seen.offset().getId();
        row.timePrecision = seen.precision();
        row.recordedAt = event.recordedAt();
        row.locationName = seen.location().name();
        row.locationCountry = seen.location().country();
        row.locationUnlocode = seen.location().unlocode();
        row.lastMile = seen.lastMile();
        row.reason = seen.trouble();
        row.equipment = seen.equipment();
        row.retracts = seen.retracts();
        return row;
    }

    TrackingEvent toEvent() {
        return new TrackingEvent(
                new TrackingEventId(id),
                new ParcelId(parcelId),
                new Sighting(
                        carrier,
                        sourceEventId,
                        code,
                        classifier,
                        rawCode,
                        rawText,
                        rawTime,
                        occurredAt,
                        ZoneOffset.of(utcOffset),
                        timePrecision,
                        new Location(locationName, locationCountry, locationUnlocode),
                        lastMile,
                        reason,
                        equipment,
                        retracts),
                recordedAt);
    }
}
