package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.ParcelOfShipment;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Parcels that wait, and parcels in units. Plain JDBC: every order from Belarus passes here, and a departure takes thousands at
 * once. A parcel weighs what its merchants have packed, else what its goods should weigh; one whose volume was never measured
 * is taken for as large as parcels of its weight mostly are.
 */
@ApplicationScoped
class WaitingStore {
    /** Of a gram of parcels on average: 250 kg are a cubic metre. */
    private static final int CM3_EACH_GRAM = 4;

    private static final String WEIGHT = "COALESCE(p.packed_weight_grams, p.weight_grams)";
    private static final String MEASURES = WEIGHT + ", COALESCE(p.volume_cm3, " + WEIGHT + " * " + CM3_EACH_GRAM + ")";
    private static final String WAITING = "SELECT w.parcel_id, w.shipment_id, p.tracking_number, " + MEASURES + """
            , p.volume_cm3 IS NULL, w.promised_at, w.since, w.destination
            FROM logistics_waiting_parcels w JOIN logistics_parcels p ON p.id = w.parcel_id
            JOIN logistics_shipments s ON s.id = w.shipment_id
            """;
    /** Of orders that stand, with all their goods here, and not with whoever brings them to the door. */
    private static final String MAY_GO = """
             AND s.voiding IS NULL AND s.last_mile_departed_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM logistics_held_orders h WHERE h.order_id = s.order_id)
              AND NOT EXISTS (SELECT 1 FROM logistics_merchant_parts m
                WHERE m.shipment_id = w.shipment_id AND m.state IN ('TO_CONFIRM', 'CONFIRMED', 'PACKED'))
            """;

    private final DataSource dataSource;

    WaitingStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A parcel that begins to wait.
     *
     * @param place where it waits
     * @param destination the place that it is bound for, or a country, where any place in it will do
     */
    record Waiting(ParcelOfShipment parcel, String place, Instant promisedAt, String destination) {}

    /**
     * Who may take a way.
     *
     * @param place where it begins
     * @param bound for where whoever takes it may be bound, by his customs mode; where there is none, whoever he is
     */
    record Ways(String place, Map<Optional<String>, Set<String>> bound) {
        Ways {
            bound = Map.copyOf(bound);
        }

        /** The route, for whom it and all that follows it is open: nobody is to be left where nothing takes him on. */
        static Ways of(Route route, List<Route> routes) {
            Network network = new Network(routes);
            Set<Optional<String>> modes =
                    route.customsMode().isPresent() ? Set.of(route.customsMode()) : network.customsModes();
            return open(route.from(), modes, mode -> network.openTo(mode).servedBy(route));
        }

        /** All that begins at a place. */
        static Ways from(Place place, List<Route> routes) {
            Network network = new Network(routes);
            return open(
                    place, network.customsModes(), mode -> network.openTo(mode).servedFrom(place));
        }

        private static Ways open(
                Place place, Set<Optional<String>> modes, Function<Optional<String>, Set<String>> served) {
            Map<Optional<String>, Set<String>> bound = new HashMap<>();
            modes.forEach(mode -> bound.put(mode, served.apply(mode)));
            bound.values().removeIf(Set::isEmpty);
            return new Ways(place.unlocode(), bound);
        }

        /** @param destination the column that says who is bound for where; {@code s} are the shipments */
        String condition(String destination) {
            return bound.isEmpty()
                    ? "FALSE"
                    : bound.entrySet().stream()
                            .map(open -> (open.getKey().isPresent() ? "s.customs_mode = ? AND " : "") + destination
                                    + " IN (" + placeholders(open.getValue().size()) + ")")
                            .collect(Collectors.joining(" OR ", "(", ")"));
        }

        /** Those of the condition. */
        List<Object> values() {
            List<Object> values = new ArrayList<>();
            bound.forEach((mode, places) -> {
                mode.ifPresent(values::add);
                values.addAll(places);
            });
            return values;
        }
    }

    /** A parcel and the unit that it is put into. */
    record Packed(WaitingParcel parcel, UnitId unit) {}

    void insert(List<Waiting> parcels, Instant now) {
        String insert = """
                INSERT IGNORE INTO logistics_waiting_parcels (parcel_id, shipment_id, place, destination, promised_at, since)
                VALUES (?, ?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Waiting one : parcels) {
                statement.setLong(1, one.parcel().parcel().value());
                statement.setLong(2, one.parcel().shipment().value());
                statement.setString(3, one.place());
                statement.setString(4, one.destination());
                Statements.setInstant(statement, 5, one.promisedAt());
                Statements.setInstant(statement, 6, now);
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

    /** Who waits for such a way and may go, the earliest promise first. */
    List<WaitingParcel> at(Ways ways, Instant before, int limit) {
        List<Object> values = valuesOf(ways);
        values.addAll(List.of(before, limit));
        return list(
                waitingFor(ways) + "AND w.since < ?" + MAY_GO + "ORDER BY w.promised_at, w.parcel_id LIMIT ?", values);
    }

    /** Those of these parcels that wait for such a way and may go. */
    List<WaitingParcel> at(Ways ways, Collection<ParcelId> parcels) {
        List<Object> values = valuesOf(ways);
        parcels.forEach(parcel -> values.add(parcel.value()));
        return list(waitingFor(ways) + "AND w.parcel_id IN (" + placeholders(parcels.size()) + ")" + MAY_GO, values);
    }

    private static String waitingFor(Ways ways) {
        return WAITING + "WHERE w.place = ? AND " + ways.condition("w.destination") + " ";
    }

    private static List<Object> valuesOf(Ways ways) {
        List<Object> values = new ArrayList<>(List.of(ways.place()));
        values.addAll(ways.values());
        return values;
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
                  (departure_id, parcel_id, unit_id, shipment_id, weight_grams, volume_cm3, packed_at, destination)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Packed one : parcels) {
                statement.setLong(1, departure.value());
                statement.setLong(2, one.parcel().parcel().parcel().value());
                statement.setLong(3, one.unit().value());
                statement.setLong(4, one.parcel().parcel().shipment().value());
                statement.setLong(5, one.parcel().load().weightGrams());
                statement.setLong(6, one.parcel().load().volumeCm3());
                Statements.setInstant(statement, 7, now);
                statement.setString(8, one.parcel().destination());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
        leaveFormerUnits(departure, now);
    }

    /** Until now they were in what they had come with. */
    private void leaveFormerUnits(DepartureId departure, Instant now) {
        update("""
                UPDATE logistics_unit_parcels l
                JOIN logistics_unit_parcels n
                  ON n.departure_id = ? AND n.shipment_id = l.shipment_id AND n.parcel_id = l.parcel_id
                SET l.unpacked_at = ? WHERE l.departure_id <> n.departure_id AND l.unpacked_at IS NULL""", List.of(departure.value(), now));
    }

    /** Parcels inside whose orders were cancelled or are held. */
    List<ParcelId> stopped(DepartureId departure, int limit) {
        String select = """
                SELECT l.parcel_id FROM logistics_unit_parcels l JOIN logistics_shipments s ON s.id = l.shipment_id
                WHERE l.departure_id = ? AND (s.voiding IS NOT NULL
                  OR EXISTS (SELECT 1 FROM logistics_held_orders h WHERE h.order_id = s.order_id))
                ORDER BY l.parcel_id LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            bind(statement, List.of(departure.value(), limit));
            List<ParcelId> stopped = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    stopped.add(new ParcelId(rows.getLong(1)));
                }
            }
            return stopped;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What is in the departure, after this parcel. */
    List<LoadedParcel> inside(DepartureId departure, long after, int limit) {
        String select = """
                SELECT l.parcel_id, l.shipment_id, l.unit_id, p.tracking_number, l.weight_grams, l.volume_cm3,
                  p.volume_cm3 IS NULL, l.packed_at
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
                            rows.getBoolean(7),
                            Statements.instant(rows, 8)));
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
                SELECT l.parcel_id, l.shipment_id, l.unit_id, l.weight_grams, l.volume_cm3, p.volume_cm3 IS NULL,
                  l.packed_at, l.departure_id
                FROM logistics_unit_parcels l JOIN logistics_departures d ON d.id = l.departure_id
                JOIN logistics_parcels p ON p.id = l.parcel_id
                WHERE d.state = 'OPEN' AND l.shipment_id IN (""" + placeholders(shipments.size()) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            bind(statement, shipments.stream().map(ShipmentId::value).toList());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    inside.computeIfAbsent(new DepartureId(rows.getLong(8)), none -> new ArrayList<>())
                            .add(new LoadedParcel(
                                    new ParcelOfShipment(
                                            new ShipmentId(rows.getLong(2)), new ParcelId(rows.getLong(1))),
                                    new UnitId(rows.getLong(3)),
                                    Optional.empty(),
                                    new Load(rows.getLong(4), rows.getLong(5)),
                                    rows.getBoolean(6),
                                    Statements.instant(rows, 7)));
                }
            }
            return inside;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Whether something of the shipment is in a departure, open or sealed. */
    boolean isInside(ShipmentId shipment) {
        return !shipments("""
                        SELECT shipment_id FROM logistics_unit_parcels
                        WHERE shipment_id = ? AND unpacked_at IS NULL LIMIT 1""", List.of(shipment.value())).isEmpty();
    }

    /** Which of these shipments have something in departures that are sealed, and not out of their units again. */
    List<ShipmentId> inSealedDepartures(Collection<ShipmentId> shipments) {
        return shipments.isEmpty()
                ? List.of()
                : shipments(
                        """
                        SELECT DISTINCT l.shipment_id FROM logistics_unit_parcels l
                        JOIN logistics_departures d ON d.id = l.departure_id
                        WHERE d.state <> 'OPEN' AND l.unpacked_at IS NULL AND l.shipment_id IN (""" + placeholders(shipments.size()) + ") ORDER BY l.shipment_id",
                        shipments.stream().map(ShipmentId::value).toList());
    }

    /** Notes that it is told of these shipments that they were cancelled inside what is sealed. */
    void cancelledInside(Collection<ShipmentId> shipments, Instant now) {
        if (!shipments.isEmpty()) {
            List<Object> values = new ArrayList<>(List.of(now));
            shipments.forEach(shipment -> values.add(shipment.value()));
            update("""
                    UPDATE logistics_unit_parcels l JOIN logistics_departures d ON d.id = l.departure_id
                    SET l.cancelled_inside_at = ?
                    WHERE d.state <> 'OPEN' AND l.unpacked_at IS NULL AND l.shipment_id IN (""" + placeholders(shipments.size()) + ")", values);
        }
    }

    /** Notes that a parcel that was cancelled inside is out of its unit; false when there is none. */
    boolean found(DepartureId departure, UnitId unit, ParcelId parcel, Instant now) {
        return update("""
                        UPDATE logistics_unit_parcels SET unpacked_at = ?, cancelled_inside_at = NULL
                        WHERE departure_id = ? AND unit_id = ? AND parcel_id = ? AND unpacked_at IS NULL
                          AND cancelled_inside_at IS NOT NULL""", List.of(now, departure.value(), unit.value(), parcel.value())) > 0;
    }

    /** Whether something of the shipment was cancelled inside and is there still. */
    boolean isCancelledInside(ShipmentId shipment) {
        return !shipments("""
                        SELECT shipment_id FROM logistics_unit_parcels
                        WHERE shipment_id = ? AND unpacked_at IS NULL AND cancelled_inside_at IS NOT NULL
                        LIMIT 1""", List.of(shipment.value())).isEmpty();
    }

    /** Shipments in a unit of which it was told that they were cancelled inside. */
    List<ShipmentId> cancelledIn(DepartureId departure, UnitId root) {
        return shipments("""
                SELECT DISTINCT l.shipment_id FROM logistics_unit_parcels l JOIN logistics_units u ON u.id = l.unit_id
                WHERE l.departure_id = ? AND u.root_id = ? AND l.unpacked_at IS NULL AND l.cancelled_inside_at IS NOT NULL
                ORDER BY l.shipment_id""", List.of(departure.value(), root.value()));
    }

    /** Those of these shipments that were in a departure that was called off, each once. */
    List<ShipmentId> takeCalledOff(Collection<ShipmentId> shipments) {
        if (shipments.isEmpty()) {
            return List.of();
        }
        String those = "shipment_id IN (" + placeholders(shipments.size()) + ") AND called_off_at IS NOT NULL";
        List<Long> values = shipments.stream().map(ShipmentId::value).toList();
        List<ShipmentId> found =
                shipments("SELECT DISTINCT shipment_id FROM logistics_unit_parcels WHERE " + those, values);
        if (!found.isEmpty()) {
            update("UPDATE logistics_unit_parcels SET called_off_at = NULL WHERE " + those, values);
        }
        return found;
    }

    private List<ShipmentId> shipments(String select, List<?> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            bind(statement, values);
            List<ShipmentId> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new ShipmentId(rows.getLong(1)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Lets one parcel that is about to be taken out wait again. */
    void waitAgain(DepartureId departure, LoadedParcel parcel, String place, Instant now) {
        update(
                """
                INSERT INTO logistics_waiting_parcels (parcel_id, shipment_id, place, destination, promised_at, since)
                SELECT l.parcel_id, s.id, ?, l.destination, COALESCE(s.promised_at, s.created_at), ?
                FROM logistics_unit_parcels l JOIN logistics_shipments s ON s.id = l.shipment_id
                WHERE l.departure_id = ? AND l.parcel_id = ? AND s.voiding IS NULL""",
                List.of(place, now, departure.value(), parcel.parcel().parcel().value()));
    }

    /**
     * All that is in a departure waits at its place again, as far as it may still go; that it was in it stays noted. What was cancelled
     * inside has still to be found there.
     */
    void callOff(DepartureId departure, String place, Instant now) {
        update("""
                INSERT IGNORE INTO logistics_waiting_parcels
                  (parcel_id, shipment_id, place, destination, promised_at, since)
                SELECT l.parcel_id, s.id, ?, l.destination, COALESCE(s.promised_at, s.created_at), ?
                FROM logistics_unit_parcels l JOIN logistics_shipments s ON s.id = l.shipment_id
                WHERE l.departure_id = ? AND l.unpacked_at IS NULL AND s.voiding IS NULL
                  AND s.last_mile_departed_at IS NULL""", List.of(place, now, departure.value()));
        update("""
                UPDATE logistics_unit_parcels SET unpacked_at = ?, called_off_at = ?
                WHERE departure_id = ? AND unpacked_at IS NULL AND cancelled_inside_at IS NULL""", List.of(now, now, departure.value()));
    }

    /** Parcels in a unit that has arrived wait there, if something leaves for where they are bound. */
    void waitNext(DepartureId departure, UnitId root, Ways ways, Instant at) {
        if (ways.bound().isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>(List.of(ways.place(), at, departure.value(), root.value()));
        values.addAll(ways.values());
        update("""
                INSERT IGNORE INTO logistics_waiting_parcels
                  (parcel_id, shipment_id, place, destination, promised_at, since)
                SELECT l.parcel_id, l.shipment_id, ?, l.destination, COALESCE(s.promised_at, s.created_at), ?
                FROM logistics_unit_parcels l JOIN logistics_units u ON u.id = l.unit_id
                JOIN logistics_shipments s ON s.id = l.shipment_id
                WHERE l.departure_id = ? AND u.root_id = ? AND l.unpacked_at IS NULL AND s.voiding IS NULL
                  AND s.last_mile_departed_at IS NULL""" + " AND " + ways.condition("l.destination"), values);
    }

    /** The unit is not there after all; what has gone on already stays gone. */
    void waitNoMore(DepartureId departure, UnitId root, Place place) {
        update("""
                DELETE w FROM logistics_waiting_parcels w
                JOIN logistics_unit_parcels l ON l.parcel_id = w.parcel_id AND l.shipment_id = w.shipment_id
                JOIN logistics_units u ON u.id = l.unit_id
                WHERE l.departure_id = ? AND u.root_id = ? AND w.place = ?""", List.of(departure.value(), root.value(), place.unlocode()));
    }

    /** All parcels of a unit are out of it. */
    void unpack(DepartureId departure, UnitId root, Instant at) {
        update("""
                UPDATE logistics_unit_parcels l JOIN logistics_units u ON u.id = l.unit_id
                SET l.unpacked_at = ?, l.cancelled_inside_at = NULL
                WHERE l.departure_id = ? AND u.root_id = ? AND l.unpacked_at IS NULL""", List.of(at, departure.value(), root.value()));
    }

    /** They are in it all the same, but for those that have been packed anew since. */
    void inside(DepartureId departure, UnitId root) {
        update("""
                UPDATE logistics_unit_parcels l JOIN logistics_units u ON u.id = l.unit_id
                LEFT JOIN logistics_unit_parcels later
                  ON later.shipment_id = l.shipment_id AND later.parcel_id = l.parcel_id
                  AND later.packed_at > l.packed_at
                SET l.unpacked_at = NULL
                WHERE l.departure_id = ? AND u.root_id = ? AND l.unpacked_at IS NOT NULL
                  AND later.parcel_id IS NULL""", List.of(departure.value(), root.value()));
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
                            rows.getBoolean(6),
                            Statements.instant(rows, 7),
                            Statements.instant(rows, 8),
                            Objects.requireNonNull(rows.getString(9))));
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
        Statements.bind(statement, values.toArray());
    }

    private static String placeholders(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep where parcels wait", e);
    }
}
