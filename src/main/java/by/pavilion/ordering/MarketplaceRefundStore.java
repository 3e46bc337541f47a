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
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Which refunds of marketplaces are booked. */
@ApplicationScoped
class MarketplaceRefundStore {
    private final DataSource dataSource;

    MarketplaceRefundStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The order must be locked. */
    boolean isKnown(OrderId order, String reference) {
        String select = "SELECT 1 FROM ordering_marketplace_refunds WHERE order_id = ? AND reference = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, order.value());
            statement.setString(2, reference);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for refunds of marketplaces", e);
        }
    }

    /** Which of these orders have a refund by this reference. */
    Set<OrderId> with(String reference, Collection<OrderId> orders) {
        String select = "SELECT order_id FROM ordering_marketplace_refunds WHERE reference = ? AND order_id IN ("
                + String.join(",", Collections.nCopies(orders.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            statement.setString(++parameter, reference);
            for (OrderId order : orders) {
                statement.setLong(++parameter, order.value());
            }
            Set<OrderId> found = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new OrderId(rows.getLong(1)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for refunds of marketplaces", e);
        }
    }

    /**
     * @param told what the marketplace speaks of
     * @param booked what was left to be given back of that
     */
    void insert(OrderId order, String reference, RefundId id, long told, long booked, Instant at) {
        String insert = """
                INSERT INTO ordering_marketplace_refunds (order_id, reference, id, told_minor, booked_minor, refunded_at)
                VALUES (?, ?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, order.value());
            statement.setString(2, reference);
            statement.setLong(3, id.value());
            statement.setLong(4, told);
            statement.setLong(5, booked);
            Statements.setInstant(statement, 6, at);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a refund of a marketplace", e);
        }
    }
}
