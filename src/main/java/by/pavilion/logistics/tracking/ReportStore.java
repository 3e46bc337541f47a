package by.pavilion.logistics.tracking;

import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.Location;
import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.ParcelOfShipment;
import by.pavilion.logistics.Precision;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.Trouble;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reports, what they are about, and how far they have spread. Plain JDBC: a report may concern thousands of parcels. */
@ApplicationScoped
class ReportStore {
    private static final String COLUMNS = """
            id, party, source_event_id, departure_id, unit_id, code, classifier, raw_code, raw_text, raw_time, occurred_at,
              utc_offset, time_precision, location_name, location_country, location_unlocode, reason, equipment, retracts""";
    private static final Set<TrackingCode> MOVES =
            Set.of(TrackingCode.DEPARTED, TrackingCode.ARRIVED, TrackingCode.UNPACKED);

    private final DataSource dataSource;

    ReportStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A container of a departure, outermost.
     *
     * @param since when its departure was sealed
     * @param isSealed whether it was: what is only planned for its next way is not on it
     */
    record Unit(long id, long departure, Instant since, boolean isSealed) {

        /**
         * The departure that was meant at this time: the last one begun by then, or the first one, when all began later. One that
         * is still being loaded is meant only when there is no other.
         */
        static Optional<Long> departureAt(List<Unit> units, Instant time) {
            List<Unit> sealed = units.stream().filter(Unit::isSealed).toList();
            List<Unit> possible = sealed.isEmpty() ? units : sealed;
            return possible.stream()
                    .filter(unit -> !unit.since().isAfter(time))
                    .max(Comparator.comparing(Unit::since))
                    .or(() -> possible.stream().min(Comparator.comparing(Unit::since)))
                    .map(Unit::departure);
        }
    }

    /** What a party has told under an id of its own. */
    record Name(String party, String eventId) {}

    /** A report that has not reached all its parcels; those after this one have not heard of it. */
    record Open(Report report, long after) {}

    Map<String, List<Unit>> containers(Collection<String> numbers) {
        return units("number", "u.kind = 'CONTAINER' AND ", numbers);
    }

    Map<String, List<Unit>> onWagons(Collection<String> numbers) {
        return units("wagon_number", "", numbers);
    }

    private Map<String, List<Unit>> units(String column, String condition, Collection<String> numbers) {
        Map<String, List<Unit>> units = new HashMap<>();
        if (numbers.isEmpty()) {
            return units;
        }
        String select = "SELECT DISTINCT u." + column + """
                , u.root_id, u.departure_id, COALESCE(d.sealed_at, u.created_at), d.state <> 'OPEN'
                FROM logistics_units u JOIN logistics_departures d ON d.id = u.departure_id
                WHERE d.state <> 'CANCELLED' AND\s""" + condition
                + "u." + column + " IN (" + String.join(", ", Collections.nCopies(numbers.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int place = 0;
            for (String number : numbers) {
                statement.setString(++place, number);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    units.computeIfAbsent(rows.getString(1), none -> new ArrayList<>())
                            .add(new Unit(
                                    rows.getLong(2), rows.getLong(3), Statements.instant(rows, 4), rows.getBoolean(5)));
                }
            }
            return units;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The departures about which these things were told, those that were. */
    Map<Name, Long> departuresOf(Collection<Name> told) {
        Map<Name, Long> departures = new HashMap<>();
        if (told.isEmpty()) {
            return departures;
        }
        String select = "SELECT party, source_event_id, departure_id FROM logistics_reports"
                + " WHERE (party, source_event_id) IN ("
                + String.join(", ", Collections.nCopies(told.size(), "(?, ?)")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int place = 0;
            for (Name name : told) {
                statement.setString(++place, name.party());
                statement.setString(++place, name.eventId());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    departures.put(new Name(rows.getString(1), rows.getString(2)), rows.getLong(3));
                }
            }
            return departures;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Lets nobody else say what a departure's reports add up to until the transaction ends. */
    void lockDeparture(long departure) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT id FROM logistics_departures WHERE id = ? FOR UPDATE")) {
            statement.setLong(1, departure);
            statement.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock a departure", e);
        }
    }

    /** What has moved the departure or a container of it, without what was taken back, whichever of the two came first. */
    List<EquipmentWatch.Move> moves(long departure) {
        String select = "SELECT " + COLUMNS + """
                 FROM logistics_reports
                WHERE departure_id = ? AND classifier = 'ACT'
                  AND (code IN ('DEPARTED', 'ARRIVED', 'UNPACKED') OR retracts IS NOT NULL)
                ORDER BY id LIMIT 50000""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, departure);
            List<Report> told = new ArrayList<>();
            Set<Name> retracted = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Report report = report(rows);
                    told.add(report);
                    Sighting seen = report.sighting();
                    Optional.ofNullable(seen.retracts())
                            .ifPresent(wrong -> retracted.add(new Name(seen.party(), wrong)));
                }
            }
            return told.stream()
                    .filter(report -> MOVES.contains(report.sighting().code())
                            && !retracted.contains(new Name(
                                    report.sighting().party(), report.sighting().eventId())))
                    .map(report -> new EquipmentWatch.Move(report.unit(), report.sighting()))
                    .toList();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Keeps reports that have yet to spread; gives those that were not there. */
    List<Report> insert(List<Report> reports) {
        String insert = """
                INSERT IGNORE INTO logistics_reports
                  (id, party, source_event_id, departure_id, unit_id, code, classifier, raw_code, raw_text, raw_time,
                   occurred_at, utc_offset, time_precision, location_name, location_country, location_unlocode, reason,
                   equipment, retracts, spread_after)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""";
        List<Report> fresh = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Report report : reports) {
                fill(statement, report);
                if (statement.executeUpdate() > 0) {
                    fresh.add(report);
                }
            }
            return fresh;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void fill(PreparedStatement statement, Report report) throws SQLException {
        Sighting seen = report.sighting();
        Trouble trouble = seen.trouble();
        statement.setLong(1, report.id());
        statement.setString(2, seen.party());
        statement.setString(3, seen.eventId());
        statement.setLong(4, report.departure());
        statement.setLong(5, report.unit());
        statement.setString(6, seen.code().name());
        statement.setString(7, seen.classifier().name());
        statement.setString(8, seen.rawCode());
        statement.setString(9, seen.rawText());
        statement.setString(10, seen.rawTime());
        Statements.setInstant(statement, 11, seen.occurredAt());
        statement.setString(12, seen.offset().getId());
        statement.setString(13, seen.precision().name());
        statement.setString(14, seen.location().name());
        statement.setString(15, seen.location().country());
        statement.setString(16, seen.location().unlocode());
        statement.setString(17, trouble == null ? null : trouble.name());
        statement.setString(18, seen.equipment());
        statement.setString(19, seen.retracts());
    }

    /** The oldest one that has not reached all its parcels; nobody else spreads it until the transaction ends. */
    Optional<Open> next() {
        String select = "SELECT " + COLUMNS + """
                , spread_after
                FROM logistics_reports WHERE spread_after IS NOT NULL ORDER BY id LIMIT 1 FOR UPDATE""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(new Open(report(rows), rows.getLong(20))) : Optional.empty();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Report report(ResultSet row) throws SQLException {
        @Nullable String trouble = row.getString(17);
        return new Report(
                row.getLong(1),
                row.getLong(4),
                row.getLong(5),
                new Sighting(
                        row.getString(2),
                        row.getString(3),
                        TrackingCode.valueOf(row.getString(6)),
                        Classifier.valueOf(row.getString(7)),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        Statements.instant(row, 11),
                        ZoneOffset.of(row.getString(12)),
                        Precision.valueOf(row.getString(13)),
                        new Location(row.getString(14), row.getString(15), row.getString(16)),
                        false,
                        trouble == null ? null : Trouble.valueOf(trouble),
                        row.getString(18),
                        row.getString(19)));
    }

    /**
     * Parcels that were inside when it happened, after this one. A container that has arrived holds them until they are unpacked,
     * go on with another departure or to their buyers; what is taken back, whoever has heard of it hears of.
     */
    List<ParcelOfShipment> inside(Report report, long after, int limit) {
        String select = """
                SELECT p.parcel_id, p.shipment_id FROM logistics_unit_parcels p
                JOIN logistics_units u ON u.id = p.unit_id JOIN logistics_shipments s ON s.id = p.shipment_id
                WHERE p.departure_id = ? AND p.parcel_id > ? AND (? = 0 OR u.root_id = ?)
                  AND ((p.unpacked_at IS NULL OR p.unpacked_at >= ?)
                      AND (s.last_mile_departed_at IS NULL OR s.last_mile_departed_at >= ?)
                    OR EXISTS (SELECT 1 FROM logistics_tracking_events e
                      WHERE e.carrier = ? AND e.source_event_id = ? AND e.parcel_id = p.parcel_id))
                ORDER BY p.parcel_id LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, report.departure());
            statement.setLong(2, after);
            statement.setLong(3, report.unit());
            statement.setLong(4, report.unit());
            Statements.setInstant(statement, 5, report.sighting().occurredAt());
            Statements.setInstant(statement, 6, report.sighting().occurredAt());
            statement.setString(7, report.sighting().party());
            statement.setString(8, report.sighting().retracts());
            statement.setInt(9, limit);
            List<ParcelOfShipment> inside = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    inside.add(new ParcelOfShipment(new ShipmentId(rows.getLong(2)), new ParcelId(rows.getLong(1))));
                }
            }
            return inside;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What the same party has told to take the report back, before it told it. */
    List<Sighting> takingBack(Report report) {
        String select = "SELECT " + COLUMNS + """
                 FROM logistics_reports
                WHERE departure_id = ? AND party = ? AND retracts = ? ORDER BY id LIMIT 10""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, report.departure());
            statement.setString(2, report.sighting().party());
            statement.setString(3, report.sighting().eventId());
            List<Sighting> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(report(rows).sighting());
                }
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void advance(Report report, long after) {
        update(report, after);
    }

    /** All its parcels have heard of it. */
    void close(Report report) {
        update(report, null);
    }

    private void update(Report report, @Nullable Long after) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE logistics_reports SET spread_after = ? WHERE id = ?")) {
            statement.setObject(1, after);
            statement.setLong(2, report.id());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep reports", e);
    }
}
