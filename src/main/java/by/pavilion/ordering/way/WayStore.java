package by.pavilion.ordering.way;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What logistics has told of orders. Plain JDBC: every tracking event passes here. */
@ApplicationScoped
class WayStore {
    /** Troubles of parcels that nobody took. */
    static final Set<String> COMING_BACK = Set.of("refused", "returned_to_sender");

    /** Of what is wrong for no cause that is told; what is late is late for each of its causes by itself. */
    private static final String NO_CAUSE = "";

    private final DataSource dataSource;
    private final Statements statements;

    WayStore(DataSource dataSource, Statements statements) {
        this.dataSource = dataSource;
        this.statements = statements;
    }

    /** A tracking event as it is kept. */
    record Step(
            OrderId order,
            String eventId,
            String parcel,
            @Nullable String trackingNumber,
            String party,
            String sourceEventId,
            String code,
            Instant at,
            String offset,
            @Nullable String place,
            @Nullable String country,
            @Nullable String retracts) {}

    record Arrival(
            OrderId order,
            @Nullable Instant expectedAt,
            @Nullable Instant earliestAt,
            @Nullable Instant latestAt) {}

    /**
     * Something that is wrong and not over, and the number of the parcel with which it is.
     *
     * @param cause why it is late, where that is what is wrong and was told
     */
    record Open(
            OrderId order,
            String kind,
            long number,
            String shipment,
            Instant since,
            OrderStatus status,
            Optional<ReturnTracking> tracking,
            Optional<String> cause) {}

    void insert(List<Step> steps) {
        String insert = """
                INSERT IGNORE INTO ordering_parcel_events
                  (order_id, event_id, parcel_id, tracking_number, party, source_event_id, code, occurred_at, utc_offset,
                   place, country, retracts)""";
        statements.insert(
                insert,
                steps.stream()
                        .map(step -> Arrays.<@Nullable Object>asList(
                                step.order().value(),
                                step.eventId(),
                                step.parcel(),
                                step.trackingNumber(),
                                step.party(),
                                step.sourceEventId(),
                                step.code(),
                                step.at(),
                                step.offset(),
                                step.place(),
                                step.country(),
                                step.retracts()))
                        .toList());
    }

    void expect(List<Arrival> arrivals) {
        statements.insert(
                "INSERT INTO ordering_arrivals (order_id, expected_at, earliest_at, latest_at)",
                """
                ON DUPLICATE KEY UPDATE expected_at = VALUES(expected_at), earliest_at = VALUES(earliest_at),
                  latest_at = VALUES(latest_at)""",
                arrivals.stream()
                        .map(arrival -> Arrays.<@Nullable Object>asList(
                                arrival.order().value(),
                                arrival.expectedAt(),
                                arrival.earliestAt(),
                                arrival.latestAt()))
                        .toList());
    }

    void raise(
            OrderId order,
            String kind,
            long number,
            String shipment,
            Instant since,
            @Nullable String cause,
            Optional<ReturnTracking> tracking) {
        statements.update(
                """
                INSERT IGNORE INTO ordering_shipment_troubles
                  (order_id, kind, number, shipment_id, since, cause, carrier_code, tracking_number)
                SELECT id, ?, ?, ?, ?, ?, ?, ? FROM ordering_orders WHERE id = ?""",
                kind,
                number,
                shipment,
                since,
                Objects.requireNonNullElse(cause, NO_CAUSE),
                tracking.map(ReturnTracking::carrierCode).orElse(null),
                tracking.map(ReturnTracking::trackingNumber).orElse(null),
                order.value());
    }

    /** @param cause the one that is over, where several may be; all are when none is told, as by a version before */
    void clear(OrderId order, String kind, @Nullable String cause) {
        String delete = "DELETE FROM ordering_shipment_troubles WHERE order_id = ? AND kind = ?";
        if (cause == null) {
            statements.update(delete, order.value(), kind);
        } else {
            statements.update(delete + " AND cause IN (?, ?)", order.value(), kind, cause, NO_CAUSE);
        }
    }

    /** What is wrong with the order's parcel now. */
    Set<String> troubles(OrderId order) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT kind FROM ordering_shipment_troubles WHERE order_id = ?")) {
            statement.setLong(1, order.value());
            Set<String> kinds = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    kinds.add(rows.getString(1));
                }
            }
            return kinds;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    List<Open> open(Instant afterTime, long afterNumber, int limit) {
        String select = """
                SELECT t.order_id, t.kind, t.number, t.shipment_id, t.since, o.status, t.carrier_code, t.tracking_number,
                  t.cause
                FROM ordering_shipment_troubles t
                JOIN ordering_orders o ON o.id = t.order_id
                WHERE (t.since > ? OR (t.since = ? AND t.number > ?))
                  AND (o.status IN ('PAID', 'DECLARED', 'REJECTED')
                    OR o.status NOT IN ('CANCELLED', 'RETURNED', 'COMPLETED') AND o.payment_status <> 'REFUNDED'
                    OR t.kind = 'cancelled_inside')
                ORDER BY t.since, t.number LIMIT ?""";
        return open(select, List.of(afterTime, afterTime, afterNumber, limit));
    }

    /** Troubles since then of parcels that nobody took, in orders that can be given back and of which no return was asked for; the newest first. */
    List<Open> comingBack(Instant since, int limit) {
        String select = """
                SELECT t.order_id, t.kind, t.number, t.shipment_id, t.since, o.status, t.carrier_code, t.tracking_number,
                  t.cause
                FROM ordering_shipment_troubles t
                JOIN ordering_orders o ON o.id = t.order_id
                WHERE t.since > ? AND t.kind IN ('refused', 'returned_to_sender')
                  AND o.status IN ('RELEASED', 'SHIPPED', 'DELIVERED')
                  AND NOT EXISTS (SELECT 1 FROM ordering_returns r WHERE r.order_id = t.order_id)
                ORDER BY t.since DESC, t.number DESC LIMIT ?""";
        return open(select, List.of(since, limit));
    }

    private List<Open> open(String select, List<Object> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.bind(statement, values.toArray());
            List<Open> open = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    open.add(new Open(
                            new OrderId(rows.getLong(1)),
                            rows.getString(2),
                            rows.getLong(3),
                            rows.getString(4),
                            Statements.instant(rows, 5),
                            OrderStatus.valueOf(rows.getString(6)),
                            ReturnTracking.ofOurs(rows.getString(7), rows.getString(8)),
                            Optional.ofNullable(rows.getString(9)).filter(cause -> !cause.equals(NO_CAUSE))));
                }
            }
            return open;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Optional<OrderId> orderOf(String parcel) {
        String select = """
                (SELECT order_id FROM ordering_parcel_events WHERE tracking_number = ? ORDER BY order_id DESC LIMIT 1)
                UNION ALL
                (SELECT order_id FROM ordering_parcel_events WHERE parcel_id = ? ORDER BY order_id DESC LIMIT 1)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, parcel);
            statement.setString(2, parcel);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new OrderId(rows.getLong(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Optional<ExpectedArrival> expected(OrderId order) {
        return statements
                .list(
                        """
                        SELECT expected_at, earliest_at, latest_at FROM ordering_arrivals
                        WHERE order_id = ? AND expected_at IS NOT NULL""",
                        row -> new ExpectedArrival(
                                Statements.instant(row, "expected_at"),
                                Statements.optionalInstant(row, "earliest_at"),
                                Statements.optionalInstant(row, "latest_at")),
                        order.value())
                .stream()
                .findFirst();
    }

    /** In the order in which it happened; what was taken back is left out, whichever of the two came first. */
    List<ParcelStep> steps(OrderId order) {
        record Name(String party, String eventId) {}
        record Row(Name name, ParcelStep step) {}
        String select = """
                SELECT party, source_event_id, code, occurred_at, utc_offset, place, country, retracts
                FROM ordering_parcel_events WHERE order_id = ? ORDER BY occurred_at, event_id LIMIT 1000""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, order.value());
            List<Row> rows = new ArrayList<>();
            Set<Name> retracted = new HashSet<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    String party = Objects.requireNonNull(found.getString(1));
                    String retracts = found.getString(8);
                    if (retracts != null) {
                        retracted.add(new Name(party, retracts));
                    }
                    rows.add(new Row(
                            new Name(party, found.getString(2)),
                            new ParcelStep(
                                    found.getString(3),
                                    Statements.instant(found, 4),
                                    found.getString(5),
                                    Optional.ofNullable(found.getString(6)),
                                    Optional.ofNullable(found.getString(7)))));
                }
            }
            return rows.stream()
                    .filter(row -> !retracted.contains(row.name())
                            && !row.step().code().equals("other"))
                    .map(Row::step)
                    .toList();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep the way of orders", e);
    }
}
