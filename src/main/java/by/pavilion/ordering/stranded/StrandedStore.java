package by.pavilion.ordering.stranded;

import by.pavilion.ordering.OrderId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Goods that are stranded, and decisions about them. */
@ApplicationScoped
class StrandedStore {
    private static final String SELECT =
            "SELECT order_id, since, outcome, note, decided_by, decided_at FROM ordering_stranded_goods ";

    private final DataSource dataSource;

    StrandedStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(List<OrderId> orders, Instant since) {
        String insert = "INSERT INTO ordering_stranded_goods (order_id, since) VALUES (?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (OrderId order : orders) {
                statement.setLong(1, order.value());
                Statements.setInstant(statement, 2, since);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void decide(OrderId order, StrandedGoods.Decision decision) {
        String update = "UPDATE ordering_stranded_goods SET outcome = ?, note = ?, decided_by = ?, decided_at = ?"
                + " WHERE order_id = ? AND decided_at IS NULL";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, decision.outcome().name());
            statement.setString(2, decision.note().orElse(null));
            statement.setString(3, decision.by());
            Statements.setInstant(statement, 4, decision.at());
            statement.setLong(5, order.value());
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("the goods of " + order + " are decided about already");
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Optional<StrandedGoods> find(OrderId order) {
        return list(SELECT + "WHERE order_id = ?", order.value()).stream().findFirst();
    }

    /** Those that nobody has decided about, the longest waiting first, after one of this time and order. */
    List<StrandedGoods> open(Instant afterTime, long afterOrder, int limit) {
        Timestamp after = Timestamp.from(afterTime);
        return list(
                SELECT + "WHERE decided_at IS NULL AND (since > ? OR since = ? AND order_id > ?)"
                        + " ORDER BY since, order_id LIMIT ?",
                after,
                after,
                afterOrder,
                limit);
    }

    private List<StrandedGoods> list(String select, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<StrandedGoods> goods = new ArrayList<>();
                while (row.next()) {
                    goods.add(new StrandedGoods(
                            new OrderId(row.getLong("order_id")), Statements.instant(row, "since"), decision(row)));
                }
                return goods;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Optional<StrandedGoods.Decision> decision(ResultSet row) throws SQLException {
        Optional<Instant> decidedAt = Statements.optionalInstant(row, "decided_at");
        return decidedAt.isEmpty()
                ? Optional.empty()
                : Optional.of(new StrandedGoods.Decision(
                        StrandedOutcome.valueOf(row.getString("outcome")),
                        Optional.ofNullable(row.getString("note")),
                        row.getString("decided_by"),
                        decidedAt.get()));
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep stranded goods", e);
    }
}
