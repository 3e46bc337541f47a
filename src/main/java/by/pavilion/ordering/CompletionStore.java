package by.pavilion.ordering;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Delivered orders and when to look whether they are complete. A table of its own, since an index for it on orders would be
 * paid for by every placement.
 */
@ApplicationScoped
class CompletionStore {
    private final DataSource dataSource;

    CompletionStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Looks at these orders at these times, whatever was planned before. */
    void plan(Map<OrderId, Instant> times) {
        if (times.isEmpty()) {
            return;
        }
        String insert = """
                INSERT INTO ordering_completions (order_id, due_at) VALUES (?, ?)
                ON DUPLICATE KEY UPDATE due_at = VALUES(due_at)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Map.Entry<OrderId, Instant> time : times.entrySet()) {
                statement.setLong(1, time.getKey().value());
                Statements.setInstant(statement, 2, time.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    List<OrderId> due(Instant now, int limit) {
        String select = "SELECT order_id FROM ordering_completions WHERE due_at <= ? ORDER BY due_at LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.setInstant(statement, 1, now);
            statement.setInt(2, limit);
            return read(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Those of these orders of which something is still on its way back, or money that could not be given back. */
    Set<OrderId> withOpenReturn(Collection<OrderId> orders) {
        if (orders.isEmpty()) {
            return Set.of();
        }
        String select = "SELECT DISTINCT order_id FROM ordering_returns WHERE order_id IN (" + placeholders(orders)
                + ") AND state NOT IN ('REJECTED', 'COMPLETED')";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            bind(statement, orders);
            return new HashSet<>(read(statement));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void forget(Collection<OrderId> orders) {
        if (orders.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "DELETE FROM ordering_completions WHERE order_id IN (" + placeholders(orders) + ")")) {
            bind(statement, orders);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static List<OrderId> read(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<OrderId> orders = new ArrayList<>();
            while (rows.next()) {
                orders.add(new OrderId(rows.getLong(1)));
            }
            return orders;
        }
    }

    private static String placeholders(Collection<OrderId> orders) {
        return String.join(",", Collections.nCopies(orders.size(), "?"));
    }

    private static void bind(PreparedStatement statement, Collection<OrderId> orders) throws SQLException {
        int column = 0;
        for (OrderId order : orders) {
            statement.setLong(++column, order.value());
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep when orders are complete", e);
    }
}
