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
    public String carrier;
    public String sourceEventId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public TrackingCode code;

    public String rawCode;
    public @Nullable String rawText;
    public Instant occurredAt;
    public String utcOffset;
    public Instant recordedAt;
    public @Nullable String locationName;
    public @Nullable String locationCountry;
    public boolean lastMile;

    static TrackingEventRow of(Shipment shipment, TrackingEvent event) {
        TrackingEventRow row = new TrackingEventRow();
        row.id = event.id().value();
        row.shipmentId = shipment.id().value();
        row.parcelId = event.parcelId().value();
        row.carrier = shipment.carrier();
        row.sourceEventId = event.sourceEventId();
        row.code = event.code();
        row.rawCode = event.rawCode();
        row.rawText = event.rawText();
        row.occurredAt = event.occurredAt();
        row.utcOffset = event.offset().getId();
        row.recordedAt = event.recordedAt();
        row.locationName = event.location().name();
        row.locationCountry = event.location().country();
        row.lastMile = event.lastMile();
        return row;
    }

    TrackingEvent toEvent() {
        return new TrackingEvent(
                new TrackingEventId(id),
                new ParcelId(parcelId),
                sourceEventId,
                code,
                rawCode,
                rawText,
                occurredAt,
                ZoneOffset.of(utcOffset),
                recordedAt,
                new Location(locationName, locationCountry),
                lastMile);
    }
}
