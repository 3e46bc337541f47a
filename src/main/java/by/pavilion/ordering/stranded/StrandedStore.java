package by.pavilion.ordering.stranded;

import by.pavilion.ordering.OrderId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Goods that are stranded, and decisions about them. */
@ApplicationScoped
class StrandedStore {
    private static final String SELECT =
            "SELECT order_id, since, outcome, note, decided_by, decided_at FROM ordering_stranded_goods ";

    private final Statements statements;

    StrandedStore(Statements statements) {
        this.statements = statements;
    }

    void insert(List<OrderId> orders, Instant since) {
        statements.batch(
                "INSERT INTO ordering_stranded_goods (order_id, since) VALUES (?, ?)",
                orders.stream()
                        .map(order -> List.<Object>of(order.value(), since))
                        .toList());
    }

    void decide(OrderId order, StrandedGoods.Decision decision) {
        int decided = statements.update(
                "UPDATE ordering_stranded_goods SET outcome = ?, note = ?, decided_by = ?, decided_at = ?"
                        + " WHERE order_id = ? AND decided_at IS NULL",
                decision.outcome().name(),
                decision.note().orElse(null),
                decision.by(),
                decision.at(),
                order.value());
        if (decided != 1) {
            throw new IllegalStateException("the goods of " + order + " are decided about already");
        }
    }

    Optional<StrandedGoods> find(OrderId order) {
        return list(SELECT + "WHERE order_id = ?", order.value()).stream().findFirst();
    }

    /** Those that nobody has decided about, the longest waiting first, after one of this time and order. */
    List<StrandedGoods> open(Instant afterTime, long afterOrder, int limit) {
        return list(
                SELECT + "WHERE decided_at IS NULL AND (since > ? OR since = ? AND order_id > ?)"
                        + " ORDER BY since, order_id LIMIT ?",
                afterTime,
                afterTime,
                afterOrder,
                limit);
    }

    private List<StrandedGoods> list(String select, Object... parameters) {
        return statements.list(
                select,
                row -> new StrandedGoods(
                        new OrderId(row.getLong("order_id")), Statements.instant(row, "since"), decision(row)),
                parameters);
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
}
