package by.pavilion.logistics;

import by.pavilion.shared.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of {@code logistics_tracking_events}. The party that told of it stands in the column {@code carrier}. */
record TrackingEventRow(long shipmentId, TrackingEvent event) {
    static final String COLUMNS =
            "id, shipment_id, parcel_id, carrier, source_event_id, code, classifier, raw_code, raw_text,"
                    + " raw_time, occurred_at, utc_offset, time_precision, recorded_at, location_name, location_country,"
                    + " location_unlocode, last_mile, reason, equipment, retracts";

    static final String INSERT = "INSERT INTO logistics_tracking_events (" + COLUMNS + ")";

    static TrackingEventRow read(ResultSet row) throws SQLException {
        return new TrackingEventRow(
                row.getLong("shipment_id"),
                new TrackingEvent(
                        new TrackingEventId(row.getLong("id")),
                        new ParcelId(row.getLong("parcel_id")),
                        seen(row),
                        Statements.instant(row, "recorded_at")));
    }

    private static Sighting seen(ResultSet row) throws SQLException {
        return new Sighting(
                row.getString("carrier"),
                row.getString("source_event_id"),
                TrackingCode.valueOf(row.getString("code")),
                Classifier.valueOf(row.getString("classifier")),
                row.getString("raw_code"),
                row.getString("raw_text"),
                row.getString("raw_time"),
                Statements.instant(row, "occurred_at"),
                ZoneOffset.of(row.getString("utc_offset")),
                Precision.valueOf(row.getString("time_precision")),
                new Location(
                        row.getString("location_name"),
                        row.getString("location_country"),
                        row.getString("location_unlocode")),
                row.getBoolean("last_mile"),
                trouble(row),
                row.getString("equipment"),
                row.getString("retracts"));
    }

    private static @Nullable Trouble trouble(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null ? null : Trouble.valueOf(reason);
    }

    /** The values of {@link #COLUMNS}. */
    List<@Nullable Object> values() {
        Sighting seen = event.seen();
        return Arrays.asList(
                event.id().value(),
                shipmentId,
                event.parcelId().value(),
                seen.party(),
                seen.eventId(),
                seen.code().name(),
                seen.classifier().name(),
                seen.rawCode(),
                seen.rawText(),
                seen.rawTime(),
                seen.occurredAt(),
                seen.offset().getId(),
                seen.precision().name(),
                event.recordedAt(),
                seen.location().name(),
                seen.location().country(),
                seen.location().unlocode(),
                seen.lastMile(),
                name(seen.trouble()),
                seen.equipment(),
                seen.retracts());
    }

    private static @Nullable String name(@Nullable Trouble trouble) {
        return trouble == null ? null : trouble.name();
    }
}
