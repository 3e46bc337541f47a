package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Routes, departures and their units. */
@ApplicationScoped
class DepartureStore {
    private static final String ROUTE = """
            r.code, r.mode, r.from_unlocode, r.from_name, r.to_unlocode, r.to_name, r.border_crossing, r.carrier,
              r.document_type, r.transit_minutes, r.capacity_weight_grams, r.capacity_volume_cm3, r.delayed_after_minutes,
              r.valid_from, r.valid_until, r.customs_mode""";
    private static final String DEPARTURE_COLUMNS = """
            , d.id, d.carrier, d.document_number, d.capacity_weight_grams, d.capacity_volume_cm3, d.loaded_weight_grams,
              d.loaded_volume_cm3, d.loaded_parcels, d.cut_off_at, d.departs_at, d.state, d.departed_at, d.arrived_at,
              d.earliest_at, d.expected_at, d.latest_at""";
    private static final String DEPARTURE = "SELECT " + ROUTE + DEPARTURE_COLUMNS
            + " FROM logistics_departures d JOIN logistics_routes r ON r.code = d.route ";
    private static final int AFTER_ROUTE = 16;
    private static final int AFTER_DEPARTURE = AFTER_ROUTE + 16;

    private final Statements statements;

    DepartureStore(Statements statements) {
        this.statements = statements;
    }

    List<Route> routes() {
        return statements.list(
                "SELECT " + ROUTE + " FROM logistics_routes r ORDER BY r.code LIMIT 1000", DepartureStore::route);
    }

    /**
     * Those that are valid at this time, and those with a departure that still takes parcels after it: what was planned before a
     * route ended goes.
     */
    List<Route> routes(Instant at) {
        return statements.list("SELECT " + ROUTE + """
                 FROM logistics_routes r
                WHERE (r.valid_from <= ? AND (r.valid_until IS NULL OR r.valid_until > ?))
                  OR EXISTS (SELECT 1 FROM logistics_departures d
                    WHERE d.route = r.code AND d.state = 'OPEN' AND d.cut_off_at > ?)
                ORDER BY r.code LIMIT 1000""", DepartureStore::route, at, at, at);
    }

    void insert(Route route) {
        statements.update(
                """
                INSERT INTO logistics_routes
                  (code, mode, from_unlocode, from_name, to_unlocode, to_name, border_crossing, carrier, document_type,
                   transit_minutes, capacity_weight_grams, capacity_volume_cm3, delayed_after_minutes, valid_from, valid_until,
                   customs_mode)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                route.code(),
                route.mode().name(),
                route.from().unlocode(),
                route.from().name(),
                route.to().unlocode(),
                route.to().name(),
                route.borderCrossing(),
                route.carrier(),
                route.documentType().name(),
                route.transit().toMinutes(),
                route.capacity().weightGrams(),
                route.capacity().volumeCm3(),
                route.delayedAfter().map(Duration::toMinutes).orElse(null),
                route.validFrom(),
                route.validUntil().orElse(null),
                route.customsMode().orElse(null));
    }

    void end(String route, Instant at) {
        statements.update("UPDATE logistics_routes SET valid_until = ? WHERE code = ?", at, route);
    }

    Optional<Route> route(String code) {
        return statements
                .list("SELECT " + ROUTE + " FROM logistics_routes r WHERE r.code = ?", DepartureStore::route, code)
                .stream()
                .findFirst();
    }

    void insert(Departure departure) {
        statements.update(
                """
                INSERT INTO logistics_departures
                  (id, route, carrier, document_number, capacity_weight_grams, capacity_volume_cm3, loaded_weight_grams,
                   loaded_volume_cm3, loaded_parcels, cut_off_at, departs_at, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                departure.id().value(),
                departure.route().code(),
                departure.carrier(),
                departure.documentNumber(),
                departure.capacity().weightGrams(),
                departure.capacity().volumeCm3(),
                departure.loaded().weightGrams(),
                departure.loaded().volumeCm3(),
                departure.parcels(),
                departure.cutOffAt(),
                departure.departsAt(),
                departure.state().name());
    }

    Optional<Departure> find(DepartureId id) {
        return statements.list(DEPARTURE + "WHERE d.id = ?", DepartureStore::departure, id.value()).stream()
                .findFirst();
    }

    /** Nobody else changes the departure or what is in it until the transaction ends. */
    Optional<Departure> lock(DepartureId id) {
        statements.list(
                "SELECT id FROM logistics_departures WHERE id = ? FOR UPDATE", row -> row.getLong(1), id.value());
        return find(id);
    }

    /** The departures of each of a shipment's parcels, in the order in which they were put into them; each lot in bulk is one. */
    List<Leg> legs(ShipmentId shipment) {
        return statements.list(
                "SELECT " + ROUTE + DEPARTURE_COLUMNS + """
                , l.parcel_id, x.id, x.number, x.wagon_number, x.seal_number, l.packed_at, l.unpacked_at
                FROM logistics_unit_parcels l JOIN logistics_units u ON u.id = l.unit_id
                JOIN logistics_units x ON x.id = u.root_id
                JOIN logistics_departures d ON d.id = l.departure_id JOIN logistics_routes r ON r.code = d.route
                WHERE l.shipment_id = ? ORDER BY l.packed_at, l.departure_id, l.parcel_id LIMIT 2000""",
                row -> {
                    int column = AFTER_DEPARTURE;
                    return new Leg(
                            departure(row),
                            new ParcelId(row.getLong(++column)),
                            new UnitId(row.getLong(++column)),
                            row.getString(++column),
                            row.getString(++column),
                            row.getString(++column),
                            Statements.instant(row, ++column),
                            Statements.optionalInstant(row, ++column));
                },
                shipment.value());
    }

    /** Newest first. */
    List<Departure> page(@Nullable DepartureState state, long beforeId, int limit) {
        return state == null
                ? statements.list(
                        DEPARTURE + "WHERE d.id < ? ORDER BY d.id DESC LIMIT ?",
                        DepartureStore::departure,
                        beforeId,
                        limit)
                : statements.list(
                        DEPARTURE + "WHERE d.state = ? AND d.id < ? ORDER BY d.id DESC LIMIT ?",
                        DepartureStore::departure,
                        state.name(),
                        beforeId,
                        limit);
    }

    /** Writes what has changed of a locked departure. */
    void update(Departure departure) {
        statements.update(
                """
                UPDATE logistics_departures SET document_number = ?, loaded_weight_grams = ?, loaded_volume_cm3 = ?,
                  loaded_parcels = ?, state = ?, departed_at = ?, arrived_at = ?
                WHERE id = ?""",
                departure.documentNumber(),
                departure.loaded().weightGrams(),
                departure.loaded().volumeCm3(),
                departure.parcels(),
                departure.state().name(),
                departure.departedAt().orElse(null),
                departure.arrivedAt().orElse(null),
                departure.id().value());
    }

    /** Writes what a locked departure is planned as. */
    void replan(Departure departure) {
        statements.update(
                """
                UPDATE logistics_departures SET carrier = ?, document_number = ?, capacity_weight_grams = ?,
                  capacity_volume_cm3 = ?, cut_off_at = ?, departs_at = ?
                WHERE id = ?""",
                departure.carrier(),
                departure.documentNumber(),
                departure.capacity().weightGrams(),
                departure.capacity().volumeCm3(),
                departure.cutOffAt(),
                departure.departsAt(),
                departure.id().value());
    }

    /** Notes under which papers it leaves, instead of those that were noted before. */
    void name(DepartureId departure, List<String> consignments) {
        statements.update("DELETE FROM logistics_departure_consignments WHERE departure_id = ?", departure.value());
        statements.batch(
                "INSERT INTO logistics_departure_consignments (departure_id, consignment) VALUES (?, ?)",
                consignments.stream()
                        .distinct()
                        .map(consignment -> List.<Object>of(departure.value(), consignment))
                        .toList());
    }

    List<String> consignments(DepartureId departure) {
        return statements.list("""
                SELECT consignment FROM logistics_departure_consignments
                WHERE departure_id = ? ORDER BY consignment LIMIT 100""", row -> row.getString(1), departure.value());
    }

    void noteSeal(DepartureId departure, Instant at) {
        statements.update("UPDATE logistics_departures SET sealed_at = ? WHERE id = ?", at, departure.value());
    }

    /** Nobody else puts these containers into a departure or seals one with them until the transaction ends. */
    void lockContainers(SortedSet<String> numbers) {
        for (String number : numbers) {
            statements.update(
                    "INSERT INTO logistics_containers (number) VALUES (?) ON DUPLICATE KEY UPDATE number = number",
                    number);
        }
    }

    /** Another departure that is sealed with a container and has not arrived with it. */
    Optional<DepartureId> sealedWith(String container, DepartureId departure) {
        return statements.list("""
                        SELECT d.id FROM logistics_units u JOIN logistics_departures d ON d.id = u.departure_id
                        WHERE u.number = ? AND u.kind = 'CONTAINER' AND u.arrived_at IS NULL
                          AND d.state IN ('SEALED', 'DEPARTED') AND d.id <> ? ORDER BY d.id LIMIT 1""", row -> new DepartureId(row.getLong(1)), container, departure.value()).stream()
                .findFirst();
    }

    /** The departure that a container is in and has not arrived with; plans of the past that nobody sealed are none. */
    Optional<DepartureId> withContainer(String number, Instant now) {
        return statements.list("""
                        SELECT d.id FROM logistics_units u JOIN logistics_departures d ON d.id = u.departure_id
                        WHERE u.number = ? AND u.kind = 'CONTAINER' AND u.arrived_at IS NULL
                          AND d.state NOT IN ('ARRIVED', 'CANCELLED')
                          AND (d.state <> 'OPEN' OR d.departs_at > ?)
                        ORDER BY d.id LIMIT 1""", row -> new DepartureId(row.getLong(1)), number, now).stream()
                .findFirst();
    }

    /** The outermost units. */
    List<Course.Root> roots(DepartureId departure) {
        return statements.list(
                """
                SELECT id, kind, arrived_at FROM logistics_units
                WHERE departure_id = ? AND root_id = id ORDER BY id LIMIT 5000""",
                row -> new Course.Root(
                        new UnitId(row.getLong(1)),
                        UnitKind.valueOf(row.getString(2)) == UnitKind.CONTAINER,
                        Statements.optionalInstant(row, 3)),
                departure.value());
    }

    /** @param at null when it is not there after all */
    void arrived(UnitId root, @Nullable Instant at) {
        statements.update("UPDATE logistics_units SET arrived_at = ? WHERE id = ?", at, root.value());
    }

    void insert(DepartureId departure, LoadUnit unit, Instant now) {
        UnitId parent = unit.parent();
        statements.update(
                """
                INSERT INTO logistics_units
                  (id, departure_id, kind, number, parent_id, root_id, wagon_number, seal_number, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                unit.id().value(),
                departure.value(),
                unit.kind().name(),
                unit.number(),
                parent == null ? null : parent.value(),
                unit.root().value(),
                unit.wagonNumber(),
                unit.sealNumber(),
                now);
    }

    void remove(UnitId unit) {
        statements.update("DELETE FROM logistics_units WHERE id = ?", unit.value());
    }

    void putOnWagon(UnitId root, String wagonNumber) {
        statements.update("UPDATE logistics_units SET wagon_number = ? WHERE id = ?", wagonNumber, root.value());
    }

    void seal(UnitId unit, String sealNumber) {
        statements.update("UPDATE logistics_units SET seal_number = ? WHERE id = ?", sealNumber, unit.value());
    }

    /** Units with what is directly in them, in the order in which they were made. */
    List<LoadUnit> units(DepartureId departure) {
        return statements.list(
                """
                SELECT u.id, u.kind, u.number, u.parent_id, u.root_id, u.wagon_number, u.seal_number,
                  COALESCE(SUM(p.weight_grams), 0), COALESCE(SUM(p.volume_cm3), 0), COUNT(p.parcel_id), u.arrived_at
                FROM logistics_units u LEFT JOIN logistics_unit_parcels p ON p.unit_id = u.id
                WHERE u.departure_id = ?
                GROUP BY u.id, u.kind, u.number, u.parent_id, u.root_id, u.wagon_number, u.seal_number, u.arrived_at
                ORDER BY u.id LIMIT 5000""",
                row -> {
                    long parent = row.getLong(4);
                    return new LoadUnit(
                            new UnitId(row.getLong(1)),
                            UnitKind.valueOf(row.getString(2)),
                            row.getString(3),
                            parent == 0 ? null : new UnitId(parent),
                            new UnitId(row.getLong(5)),
                            row.getString(6),
                            row.getString(7),
                            new Load(row.getLong(8), row.getLong(9)),
                            row.getLong(10),
                            Statements.optionalInstant(row, 11));
                },
                departure.value());
    }

    private static Route route(ResultSet row) throws SQLException {
        return new Route(
                row.getString(1),
                TransportMode.valueOf(row.getString(2)),
                new Place(row.getString(3), row.getString(4)),
                new Place(row.getString(5), row.getString(6)),
                row.getString(7),
                row.getString(8),
                DocumentType.valueOf(row.getString(9)),
                Duration.ofMinutes(row.getLong(10)),
                new Load(row.getLong(11), row.getLong(12)),
                row.getObject(13) == null ? Optional.empty() : Optional.of(Duration.ofMinutes(row.getLong(13))),
                Statements.instant(row, 14),
                Statements.optionalInstant(row, 15),
                Optional.ofNullable(row.getString(16)));
    }

    private static Departure departure(ResultSet row) throws SQLException {
        int column = AFTER_ROUTE;
        return new Departure(
                new DepartureId(row.getLong(++column)),
                route(row),
                row.getString(++column),
                row.getString(++column),
                new Load(row.getLong(++column), row.getLong(++column)),
                new Load(row.getLong(++column), row.getLong(++column)),
                row.getLong(++column),
                Statements.instant(row, ++column),
                Statements.instant(row, ++column),
                DepartureState.valueOf(row.getString(++column)),
                Statements.optionalInstant(row, ++column),
                Statements.optionalInstant(row, ++column),
                forecast(
                        Statements.optionalInstant(row, ++column),
                        Statements.optionalInstant(row, ++column),
                        Statements.optionalInstant(row, ++column)));
    }

    private static Optional<Departure.Forecast> forecast(
            Optional<Instant> earliest, Optional<Instant> expected, Optional<Instant> latest) {
        return expected.isEmpty() || latest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Departure.Forecast(earliest, expected.get(), latest.get()));
    }
}
