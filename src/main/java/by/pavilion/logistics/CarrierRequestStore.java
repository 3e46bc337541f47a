package by.pavilion.logistics;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** The queue of what carriers have to be asked. Every order passes here twice: it is written in batches of plain JDBC. */
@ApplicationScoped
class CarrierRequestStore implements PanacheRepositoryBase<CarrierRequestRow, CarrierRequestRow.Key> {
    private static final int LONGEST_ERROR = 500;

    private final DataSource dataSource;

    CarrierRequestStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** An order about which a carrier has to be asked. */
    record Wish(String orderId, CarrierRequest.Kind kind, String correlationId) {}

    /** A request for which it is too early, or which failed. */
    record Delay(CarrierRequest request, Instant nextAttemptAt, int attempts, String reason) {}

    /** Asks once: a request that already waits stays as it is. */
    void insert(List<Wish> wishes, Instant due) {
        String insert = """
                INSERT IGNORE INTO logistics_carrier_requests (order_id, kind, correlation_id, next_attempt_at, attempts)
                VALUES (?, ?, ?, ?, 0)""";
        batch(insert, wishes, (statement, wish) -> {
            statement.setString(1, wish.orderId());
            statement.setString(2, wish.kind().name());
            statement.setString(3, wish.correlationId());
            statement.setTimestamp(4, Timestamp.from(due));
        });
    }

    /** Nothing is asked about this order from now on. */
    void hold(String orderId) {
        batch(
                "INSERT IGNORE INTO logistics_held_orders (order_id) VALUES (?)",
                List.of(orderId),
                (statement, id) -> statement.setString(1, id));
    }

    void letGo(String orderId) {
        batch(
                "DELETE FROM logistics_held_orders WHERE order_id = ?",
                List.of(orderId),
                (statement, id) -> statement.setString(1, id));
    }

    /** Of orders that are not held; of those that are, only that the order is cancelled. */
    List<CarrierRequest> due(Instant now, int limit) {
        String notHeld = "from CarrierRequestRow request where request.nextAttemptAt <= ?1"
                + " and (request.kind = by.pavilion.logistics.CarrierRequest$Kind.VOID or not exists (select 1 from HeldOrderRow held where held.orderId = request.orderId))"
                + " order by request.nextAttemptAt";
        return find(notHeld, now).page(0, limit).stream()
                .map(CarrierRequestRow::toRequest)
                .toList();
    }

    List<CarrierRequest> ofOrder(String orderId) {
        return find("orderId = ?1 order by kind", orderId).stream()
                .map(CarrierRequestRow::toRequest)
                .toList();
    }

    /** Nothing that was to be asked for these orders is asked any more. */
    void forget(List<String> orderIds) {
        batch(
                "DELETE FROM logistics_carrier_requests WHERE order_id = ?",
                orderIds,
                (statement, id) -> statement.setString(1, id));
    }

    void delete(List<CarrierRequest> requests) {
        batch(
                "DELETE FROM logistics_carrier_requests WHERE order_id = ? AND kind = ?",
                requests,
                (statement, request) -> {
                    statement.setString(1, request.orderId());
                    statement.setString(2, request.kind().name());
                });
    }

    void postpone(List<Delay> delays) {
        String update = """
                UPDATE logistics_carrier_requests SET next_attempt_at = ?, attempts = ?, last_error = ?
                WHERE order_id = ? AND kind = ?""";
        batch(update, delays, (statement, delay) -> {
            String reason = delay.reason();
            statement.setTimestamp(1, Timestamp.from(delay.nextAttemptAt()));
            statement.setInt(2, delay.attempts());
            statement.setString(3, reason.substring(0, Math.min(reason.length(), LONGEST_ERROR)));
            statement.setString(4, delay.request().orderId());
            statement.setString(5, delay.request().kind().name());
        });
    }

    private interface Filling<T> {
        void fill(PreparedStatement statement, T row) throws SQLException;
    }

    private <T> void batch(String sql, Collection<T> rows, Filling<T> filling) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                filling.fill(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write " + rows.size() + " requests to carriers", e);
        }
    }
}
