package by.pavilion.logistics.eta;

import by.pavilion.logistics.Expectation;
import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.ParcelOfShipment;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** How long ways have taken, what is expected of departures, and who has yet to hear of it. */
@ApplicationScoped
class TransitStore {
    /** The way from the last arrival to the door, among the routes. */
    static final String LAST_MILE = "last-mile";

    /** Older ways say little about the next one. */
    private static final int REMEMBERED = 200;

    private final DataSource dataSource;

    TransitStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Of the last ways on a route, the shortest first. */
    List<Long> minutes(String route) {
        return list(
                        "SELECT minutes FROM logistics_transits WHERE route = ? ORDER BY ended_at DESC LIMIT ?",
                        row -> row.getLong(1),
                        List.of(route, REMEMBERED))
                .stream()
                .sorted()
                .toList();
    }

    /** What arrived before it left teaches nothing. */
    void record(long departure, String route, Duration taken, Instant endedAt) {
        if (!taken.isNegative()) {
            update(
                    "INSERT INTO logistics_transits (route, departure_id, minutes, ended_at) VALUES (?, ?, ?, ?)",
                    List.of(route, departure, taken.toMinutes(), endedAt));
        }
    }

    void forget(long departure) {
        update("DELETE FROM logistics_transits WHERE departure_id = ?", List.of(departure));
    }

    void recordLastMiles(Collection<ShipmentId> delivered) {
        if (delivered.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>(List.of(LAST_MILE));
        delivered.forEach(shipment -> values.add(shipment.value()));
        update(
                """
                INSERT INTO logistics_transits (route, minutes, ended_at)
                SELECT ?, TIMESTAMPDIFF(MINUTE, MAX(COALESCE(u.arrived_at, d.arrived_at)), s.delivered_at), s.delivered_at
                FROM logistics_shipments s JOIN logistics_unit_parcels l ON l.shipment_id = s.id
                JOIN logistics_departures d ON d.id = l.departure_id
                JOIN logistics_units i ON i.id = l.unit_id JOIN logistics_units u ON u.id = i.root_id
                WHERE s.kind = 'ORDER_OUTBOUND' AND COALESCE(u.arrived_at, d.arrived_at) <= s.delivered_at AND s.id IN (""" + String.join(", ", Collections.nCopies(delivered.size(), "?")) + ") GROUP BY s.id, s.delivered_at",
                values);
    }

    void expect(long departure, Instant earliestAt, Instant expectedAt, Instant latestAt) {
        update(
                "UPDATE logistics_departures SET earliest_at = ?, expected_at = ?, latest_at = ? WHERE id = ?",
                List.of(earliestAt, expectedAt, latestAt, departure));
    }

    /**
     * Departures that are later than the slow ones, or have not left when they should have, by more than their route allows, each
     * once: they are noted as delayed.
     *
     * @param delayedAfter where the route says nothing
     */
    List<Long> delayed(Instant now, Duration delayedAfter, int limit) {
        List<Long> late = list("""
                SELECT d.id FROM logistics_departures d JOIN logistics_routes r ON r.code = d.route
                WHERE d.state IN ('SEALED', 'DEPARTED') AND d.is_delayed = FALSE
                  AND TIMESTAMPADD(MINUTE, COALESCE(r.delayed_after_minutes, ?),
                    CASE d.state WHEN 'SEALED' THEN d.departs_at ELSE d.latest_at END) < ?
                ORDER BY d.id LIMIT ? FOR UPDATE""", row -> row.getLong(1), List.of(delayedAfter.toMinutes(), now, limit));
        late.forEach(id -> update("UPDATE logistics_departures SET is_delayed = TRUE WHERE id = ?", List.of(id)));
        return late;
    }

    /** Whether it was noted as delayed; it no longer is. */
    boolean onTimeAgain(long departure) {
        return update(
                        "UPDATE logistics_departures SET is_delayed = FALSE WHERE id = ? AND is_delayed = TRUE",
                        List.of(departure))
                > 0;
    }

    void insert(Tiding tiding) {
        Expectation expectation = tiding.expectation();
        update(
                """
                INSERT INTO logistics_tidings
                  (id, departure_id, kind, median_at, earliest_at, latest_at, reason, spread_after)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0)""",
                List.of(
                        tiding.id(),
                        tiding.departure(),
                        tiding.kind().name(),
                        expectation.median(),
                        expectation.earliest(),
                        expectation.latest(),
                        expectation.reason()));
    }

    /** The oldest one; nobody else spreads it until the transaction ends. */
    Optional<Tiding> next() {
        return list(
                        """
                        SELECT id, departure_id, kind, median_at, earliest_at, latest_at, reason, spread_after
                        FROM logistics_tidings ORDER BY id LIMIT 1 FOR UPDATE""",
                        row -> new Tiding(
                                row.getLong(1),
                                row.getLong(2),
                                Tiding.Kind.valueOf(row.getString(3)),
                                new Expectation(
                                        Statements.instant(row, 4),
                                        Statements.instant(row, 5),
                                        Statements.instant(row, 6),
                                        row.getString(7)),
                                row.getLong(8)),
                        List.of())
                .stream()
                .findFirst();
    }

    List<ParcelOfShipment> inside(Tiding tiding, int limit) {
        return list(
                """
                SELECT parcel_id, shipment_id FROM logistics_unit_parcels
                WHERE departure_id = ? AND parcel_id > ? ORDER BY parcel_id LIMIT ?""",
                row -> new ParcelOfShipment(new ShipmentId(row.getLong(2)), new ParcelId(row.getLong(1))),
                List.of(tiding.departure(), tiding.after(), limit));
    }

    /** Whether something in it was in a departure that was called off. */
    boolean holdsCalledOff(long departure) {
        return !list("""
                        SELECT n.parcel_id FROM logistics_unit_parcels n
                        JOIN logistics_unit_parcels l ON l.shipment_id = n.shipment_id AND l.parcel_id = n.parcel_id
                        WHERE n.departure_id = ? AND l.called_off_at IS NOT NULL AND l.departure_id <> n.departure_id
                        LIMIT 1""", row -> row.getLong(1), List.of(departure)).isEmpty();
    }

    /**
     * Those of these shipments that this departure, which was called off, has left behind: nobody has cancelled them, they have not
     * gone another way, and no other departure is sealed with them yet. They are locked until the transaction ends.
     */
    List<ShipmentId> calledOff(Collection<ShipmentId> shipments, long departure) {
        if (shipments.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        shipments.forEach(shipment -> values.add(shipment.value()));
        list(
                "SELECT id FROM logistics_shipments WHERE id IN (" + placeholders(shipments)
                        + ") ORDER BY id FOR UPDATE",
                row -> row.getLong(1),
                values);
        values.add(departure);
        return list(
                "SELECT DISTINCT l.shipment_id FROM logistics_unit_parcels l"
                        + " JOIN logistics_shipments s ON s.id = l.shipment_id WHERE l.shipment_id IN ("
                        + placeholders(shipments) + ") AND l.departure_id = ? AND l.called_off_at IS NOT NULL"
                        + " AND s.voiding IS NULL AND s.last_mile_departed_at IS NULL AND s.delivered_at IS NULL"
                        + " ORDER BY l.shipment_id",
                row -> new ShipmentId(row.getLong(1)),
                values);
    }

    /**
     * Notes of what is in this departure that it is rebooked, where it was in another one that was called off. Gives those of these
     * shipments of which that was the last that was left behind, each once.
     */
    List<ShipmentId> takeCalledOff(Collection<ShipmentId> shipments, long departure) {
        if (shipments.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(departure));
        shipments.forEach(shipment -> values.add(shipment.value()));
        String rebooked = " logistics_unit_parcels l JOIN logistics_unit_parcels n ON n.departure_id = ?"
                + " AND n.shipment_id = l.shipment_id AND n.parcel_id = l.parcel_id AND n.departure_id <> l.departure_id";
        String those = " WHERE l.called_off_at IS NOT NULL AND l.shipment_id IN (" + placeholders(shipments) + ")";
        List<ShipmentId> found = list(
                "SELECT DISTINCT l.shipment_id FROM" + rebooked + those + " ORDER BY l.shipment_id",
                row -> new ShipmentId(row.getLong(1)),
                values);
        if (found.isEmpty()) {
            return found;
        }
        update("UPDATE" + rebooked + " SET l.called_off_at = NULL" + those, values);
        List<ShipmentId> left = list(
                "SELECT DISTINCT shipment_id FROM logistics_unit_parcels"
                        + " WHERE called_off_at IS NOT NULL AND shipment_id IN (" + placeholders(found) + ")",
                row -> new ShipmentId(row.getLong(1)),
                found.stream().map(ShipmentId::value).toList());
        return found.stream().filter(shipment -> !left.contains(shipment)).toList();
    }

    /** Those of these shipments of which other parcels are in another departure that is late: goods in bulk go in several. */
    Set<ShipmentId> lateElsewhere(Collection<ShipmentId> shipments, long departure) {
        if (shipments.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>();
        shipments.forEach(shipment -> values.add(shipment.value()));
        values.add(departure);
        return Set.copyOf(list(
                "SELECT DISTINCT l.shipment_id FROM logistics_unit_parcels l"
                        + " JOIN logistics_departures d ON d.id = l.departure_id WHERE l.shipment_id IN ("
                        + placeholders(shipments)
                        + ") AND l.departure_id <> ? AND d.is_delayed = TRUE AND d.state IN ('SEALED', 'DEPARTED')",
                row -> new ShipmentId(row.getLong(1)),
                values));
    }

    private static String placeholders(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    void advance(Tiding tiding, long after) {
        update("UPDATE logistics_tidings SET spread_after = ? WHERE id = ?", List.of(after, tiding.id()));
    }

    void delete(Tiding tiding) {
        update("DELETE FROM logistics_tidings WHERE id = ?", List.of(tiding.id()));
    }

    private <T> List<T> list(String sql, Reading<T> reading, List<?> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private int update(String sql, List<?> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        Statements.bind(statement, values.toArray());
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep what is expected of departures", e);
    }
}
