package by.pavilion.ordering;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Wishes to cancel orders: one for each order, the last one. */
@ApplicationScoped
class CancellationStore {
    private final DataSource dataSource;

    CancellationStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    record Wish(Actor actor, String reason, Instant requestedAt) {}

    void put(OrderId order, Wish wish) {
        String put = """
                INSERT INTO ordering_cancellations (order_id, actor, reason, requested_at) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE actor = VALUES(actor), reason = VALUES(reason), requested_at = VALUES(requested_at)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(put)) {
            statement.setLong(1, order.value());
            statement.setString(2, wish.actor().name());
            statement.setString(3, wish.reason());
            Statements.setInstant(statement, 4, wish.requestedAt());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a wish to cancel order " + order, e);
        }
    }

    /** By order; those that nobody wished to cancel are left out. */
    Map<OrderId, Wish> find(Collection<OrderId> orders) {
        Map<OrderId, Wish> found = new HashMap<>();
        if (orders.isEmpty()) {
            return found;
        }
        String select = "SELECT order_id, actor, reason, requested_at FROM ordering_cancellations WHERE order_id IN ("
                + String.join(",", Collections.nCopies(orders.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (OrderId order : orders) {
                statement.setLong(++parameter, order.value());
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(
                            new OrderId(row.getLong(1)),
                            new Wish(Actor.valueOf(row.getString(2)), row.getString(3), Statements.instant(row, 4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read wishes to cancel orders", e);
        }
        return found;
    }
}
