package by.pavilion.ordering.holds;

import by.pavilion.ordering.HoldId;
import by.pavilion.ordering.OrderId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Holds on orders. */
@ApplicationScoped
class HoldStore {
    private static final String SELECT =
            "SELECT id, order_id, reason, note, held_by, held_at, released_by, released_at FROM ordering_holds ";

    private final DataSource dataSource;

    HoldStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(Hold hold) {
        String insert = "INSERT INTO ordering_holds (id, order_id, reason, note, held_by, held_at)"
                + " VALUES (?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, hold.id().value());
            statement.setLong(2, hold.order().value());
            statement.setString(3, hold.reason().name());
            statement.setString(4, hold.note().orElse(null));
            statement.setString(5, hold.heldBy());
            Statements.setInstant(statement, 6, hold.heldAt());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void update(Hold released) {
        String update = "UPDATE ordering_holds SET released_by = ?, released_at = ? WHERE id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, released.releasedBy().orElse(null));
            Statements.setInstant(statement, 2, released.releasedAt().orElse(null));
            statement.setLong(3, released.id().value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Optional<Hold> find(HoldId id) {
        return list(SELECT + "WHERE id = ?", List.of(id.value())).stream().findFirst();
    }

    /** What holds these orders now, the first hold first. */
    List<Hold> open(Collection<OrderId> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        return list(
                SELECT + "WHERE order_id IN (" + String.join(",", Collections.nCopies(orders.size(), "?"))
                        + ") AND released_at IS NULL ORDER BY id",
                orders.stream().map(OrderId::value).toList());
    }

    /** The newest first, below this number. */
    List<Hold> page(OrderId order, long below, long limit) {
        return list(
                SELECT + "WHERE order_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
                List.of(order.value(), below, limit));
    }

    private List<Hold> list(String select, List<Long> parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            for (int index = 0; index < parameters.size(); index++) {
                statement.setLong(index + 1, parameters.get(index));
            }
            try (ResultSet row = statement.executeQuery()) {
                List<Hold> holds = new ArrayList<>();
                while (row.next()) {
                    holds.add(new Hold(
                            new HoldId(row.getLong("id")),
                            new OrderId(row.getLong("order_id")),
                            HoldReason.valueOf(row.getString("reason")),
                            Optional.ofNullable(row.getString("note")),
                            row.getString("held_by"),
                            Statements.instant(row, "held_at"),
                            Optional.ofNullable(row.getString("released_by")),
                            Statements.optionalInstant(row, "released_at")));
                }
                return holds;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep holds", e);
    }
}
