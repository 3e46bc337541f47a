package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.ParcelOfShipment;
import by.pavilion.logistics.ShipmentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Parcels that wait, and parcels in units. Plain JDBC: every order from Belarus passes here, and a departure takes thousands at
 * once. A parcel whose volume was never measured is taken for as large as parcels of its weight mostly are.
 */
@ApplicationScoped
class WaitingStore {
    /** Of a gram of parcels on average: 250 kg are a cubic metre. */
    private static final int CM3_EACH_GRAM = 4;

    private static final String MEASURES =
            "p.weight_grams, COALESCE(p.volume_cm3, p.weight_grams * " + CM3_EACH_GRAM + ")";
    private static final String WAITING = "SELECT w.parcel_id, w.shipment_id, p.tracking_number, " + MEASURES + """
            , w.promised_at, w.since
            FROM logistics_waiting_parcels w JOIN logistics_parcels p ON p.id = w.parcel_id
            JOIN logistics_shipments s ON s.id = w.shipment_id
            """;
    private static final String NOT_HELD =
            " AND NOT EXISTS (SELECT 1 FROM logistics_held_orders h WHERE h.order_id = s.order_id) ";

    private final DataSource dataSource;

    WaitingStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A parcel that begins to wait. */
    record Waiting(ParcelOfShipment parcel, Instant promisedAt) {}

    /** A parcel and the unit that it is put into. */
    record Packed(WaitingParcel parcel, UnitId unit) {}

    void insert(String place, List<Waiting> parcels, Instant now) {
        String insert = """
                INSERT IGNORE INTO logistics_waiting_parcels (parcel_id, shipment_id, place, promised_at, since)
                VALUES (?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Waiting one : parcels) {
                statement.setLong(1, one.parcel().parcel().value());
                statement.setLong(2, one.parcel().shipment().value());
                statement.setString(3, place);
                statement.setTimestamp(4, Timestamp.from(one.promisedAt()));
                statement.setTimestamp(5, Timestamp.from(now));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** These shipments wait for no departure. */
    void forget(Collection<ShipmentId> shipments) {
        update(
                "DELETE FROM logistics_waiting_parcels WHERE shipment_id IN (" + placeholders(shipments.size()) + ")",
                shipments.stream().map(ShipmentId::value).toList());
    }

    /** Who waits at a place, the earliest promise first; parcels of orders that are held stay out. */
    List<WaitingParcel> at(String place, Instant before, int limit) {
        return list(
                WAITING + "WHERE w.place = ? AND w.since < ?" + NOT_HELD
                        + "ORDER BY w.promised_at, w.parcel_id LIMIT ?",
                List.of(place, before, limit));
    }

    /** Those of these parcels that wait at a place and may go. */
    List<WaitingParcel> at(String place, Collection<ParcelId> parcels) {
        List<Object> values = new ArrayList<>(List.of(place));
        parcels.forEach(parcel -> values.add(parcel.value()));
        return list(
                WAITING + "WHERE w.place = ? AND w.parcel_id IN (" + placeholders(parcels.size()) + ")" + NOT_HELD,
                values);
    }

    /** Takes parcels from where they wait; gives how many were still there. */
    int take(Collection<WaitingParcel> parcels) {
        return update(
                "DELETE FROM logistics_waiting_parcels WHERE parcel_id IN (" + placeholders(parcels.size()) + ")",
                parcels.stream().map(one -> one.parcel().parcel().value()).toList());
    }

    void pack(DepartureId departure, List<Packed> parcels, Instant now) {
        String insert = """
                INSERT INTO logistics_unit_parcels
                  (departure_id, parcel_id, unit_id, shipment_id, weight_grams, volume_cm3, packed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Packed one : parcels) {
                statement.setLong(1, departure.value());
                statement.setLong(2, one.parcel().parcel().parcel().value());
                statement.setLong(3, one.unit().value());
                statement.setLong(4, one.parcel().parcel().shipment().value());
                statement.setLong(5, one.parcel().load().weightGrams());
                statement.setLong(6, one.parcel().load().volumeCm3());
                statement.setTimestamp(7, Timestamp.from(now));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What is in the departure, after this parcel. */
    List<LoadedParcel> inside(DepartureId departure, long after, int limit) {
        String select = """
                SELECT l.parcel_id, l.shipment_id, l.unit_id, p.tracking_number, l.weight_grams, l.volume_cm3, l.packed_at
                FROM logistics_unit_parcels l JOIN logistics_parcels p ON p.id = l.parcel_id
                WHERE l.departure_id = ? AND l.parcel_id > ? ORDER BY l.parcel_id LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, departure.value());
            statement.setLong(2, after);
            statement.setInt(3, limit);
            List<LoadedParcel> inside = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    inside.add(new LoadedParcel(
                            new ParcelOfShipment(new ShipmentId(rows.getLong(2)), new ParcelId(rows.getLong(1))),
                            new UnitId(rows.getLong(3)),
                            Optional.ofNullable(rows.getString(4)),
                            new Load(rows.getLong(5), rows.getLong(6)),
                            rows.getTimestamp(7).toInstant()));
                }
            }
            return inside;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Takes a parcel out again as if it had never been in; false when it is not in this unit. */
    boolean takeOut(DepartureId departure, UnitId unit, ParcelId parcel) {
        return update(
                        "DELETE FROM logistics_unit_parcels WHERE departure_id = ? AND unit_id = ? AND parcel_id = ?",
                        List.of(departure.value(), unit.value(), parcel.value()))
                > 0;
    }

    /** What of these shipments is in departures that are still open, by departure. */
    Map<DepartureId, List<LoadedParcel>> inOpenDepartures(Collection<ShipmentId> shipments) {
        Map<DepartureId, List<LoadedParcel>> inside = new TreeMap<>(Comparator.comparing(DepartureId::value));
        if (shipments.isEmpty()) {
            return inside;
        }
        String select = """
                SELECT l.parcel_id, l.shipment_id, l.unit_id, l.weight_grams, l.volume_cm3, l.packed_at, l.departure_id
                FROM logistics_unit_parcels l JOIN logistics_departures d ON d.id = l.departure_id
                WHERE d.state = 'OPEN' AND l.shipment_id IN (""" + placeholders(shipments.size()) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            bind(statement, shipments.stream().map(ShipmentId::value).toList());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    inside.computeIfAbsent(new DepartureId(rows.getLong(7)), none -> new ArrayList<>())
                            .add(new LoadedParcel(
                                    new ParcelOfShipment(
                                            new ShipmentId(rows.getLong(2)), new ParcelId(rows.getLong(1))),
                                    new UnitId(rows.getLong(3)),
                                    Optional.empty(),
                                    new Load(rows.getLong(4), rows.getLong(5)),
                                    rows.getTimestamp(6).toInstant()));
                }
            }
            return inside;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Lets one parcel that was taken out wait again. */
    void waitAgain(LoadedParcel parcel, String place, Instant now) {
        update(
                """
                INSERT INTO logistics_waiting_parcels (parcel_id, shipment_id, place, promised_at, since)
                SELECT ?, id, ?, COALESCE(promised_at, created_at), ? FROM logistics_shipments
                WHERE id = ? AND voiding IS NULL""",
                List.of(
                        parcel.parcel().parcel().value(),
                        place,
                        now,
                        parcel.parcel().shipment().value()));
    }

    /** All parcels of a departure that has arrived are out of their units, and wait there if something leaves from there. */
    void unpack(DepartureId departure, Optional<String> place, Instant at) {
        update(
                "UPDATE logistics_unit_parcels SET unpacked_at = ? WHERE departure_id = ? AND unpacked_at IS NULL",
                List.of(at, departure.value()));
        place.ifPresent(next -> update("""
                INSERT IGNORE INTO logistics_waiting_parcels (parcel_id, shipment_id, place, promised_at, since)
                SELECT l.parcel_id, l.shipment_id, ?, COALESCE(s.promised_at, s.created_at), ?
                FROM logistics_unit_parcels l JOIN logistics_shipments s ON s.id = l.shipment_id
                WHERE l.departure_id = ? AND s.voiding IS NULL AND s.last_mile_departed_at IS NULL""", List.of(next, at, departure.value())));
    }

    private List<WaitingParcel> list(String sql, List<Object> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<WaitingParcel> waiting = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new WaitingParcel(
                            new ParcelOfShipment(new ShipmentId(rows.getLong(2)), new ParcelId(rows.getLong(1))),
                            Optional.ofNullable(rows.getString(3)),
                            new Load(rows.getLong(4), rows.getLong(5)),
                            rows.getTimestamp(6).toInstant(),
                            rows.getTimestamp(7).toInstant()));
                }
            }
            return waiting;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private int update(String sql, List<?> values) {
        if (values.isEmpty()) {
            return 0;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int place = 0; place < values.size(); place++) {
            Object value = values.get(place);
            statement.setObject(place + 1, value instanceof Instant instant ? Timestamp.from(instant) : value);
        }
    }

    private static String placeholders(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep where parcels wait", e);
    }
}
