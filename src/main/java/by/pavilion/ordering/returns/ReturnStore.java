package by.pavilion.ordering.returns;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.Actor;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.RefundId;
import by.pavilion.ordering.ReturnId;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Returns and their lines. Whoever changes one holds the row of its order. */
@ApplicationScoped
class ReturnStore {
    private static final String SELECT =
            "SELECT id, order_id, state, reason, note, requested_by, requested_at, declare_until, decided_at, refusal,"
                    + " received_at, customs_return, refund_id, refund_minor, currency, settled_at, carrier_code,"
                    + " tracking_number FROM ordering_returns ";

    private final DataSource dataSource;

    ReturnStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(OrderReturn wish) {
        update(
                """
                INSERT INTO ordering_returns
                  (id, order_id, state, reason, note, requested_by, requested_at, declare_until, currency, carrier_code,
                   tracking_number)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                wish.id().value(),
                wish.order().value(),
                wish.state().name(),
                wish.reason().code(),
                wish.note(),
                wish.requestedBy().name(),
                wish.requestedAt(),
                wish.declareUntil(),
                wish.refunded().currency().getCurrencyCode(),
                wish.tracking().map(ReturnTracking::carrierCode),
                wish.tracking().map(ReturnTracking::trackingNumber));
        for (ReturnLine line : wish.lines()) {
            update(
                    """
                    INSERT INTO ordering_return_lines (return_id, line_id, number, sku, quantity, restocked, scrapped)
                    VALUES (?, ?, ?, ?, ?, 0, 0)""",
                    wish.id().value(),
                    line.line().value(),
                    line.number(),
                    line.sku().value(),
                    line.quantity());
        }
    }

    /** Writes how far it has come. */
    void update(OrderReturn changed) {
        update(
                """
                UPDATE ordering_returns SET state = ?, decided_at = ?, refusal = ?, received_at = ?, customs_return = ?,
                  refund_id = ?, refund_minor = ?, settled_at = ?, carrier_code = ?, tracking_number = ?
                WHERE id = ?""",
                changed.state().name(),
                changed.decidedAt(),
                changed.refusal(),
                changed.receivedAt(),
                changed.customsReturn(),
                changed.refund().map(RefundId::value),
                changed.refund().map(id -> changed.refunded().minor()),
                changed.settledAt(),
                changed.tracking().map(ReturnTracking::carrierCode),
                changed.tracking().map(ReturnTracking::trackingNumber),
                changed.id().value());
    }

    /** Writes what came. */
    void updateLines(OrderReturn received) {
        for (ReturnLine line : received.lines()) {
            update(
                    """
                    UPDATE ordering_return_lines SET quantity = ?, restocked = ?, scrapped = ?
                    WHERE return_id = ? AND line_id = ?""",
                    line.quantity(),
                    line.restocked(),
                    line.scrapped(),
                    received.id().value(),
                    line.line().value());
        }
    }

    Optional<OrderReturn> find(ReturnId id) {
        return list(SELECT + "WHERE id = ?", id.value()).stream().findFirst();
    }

    Optional<OrderReturn> findByRefund(RefundId refund) {
        return list(SELECT + "WHERE refund_id = ?", refund.value()).stream().findFirst();
    }

    /** Whether goods of another order are to come under this number, with whichever carrier: its name is the sender's own. */
    boolean isOfAnother(String trackingNumber, OrderId order) {
        return !list(
                        SELECT + "WHERE tracking_number = ? AND state = ? AND order_id <> ? LIMIT 1",
                        trackingNumber,
                        ReturnState.APPROVED.name(),
                        order.value())
                .isEmpty();
    }

    /** All of an order, the first one first. */
    List<OrderReturn> of(OrderId order) {
        return list(SELECT + "WHERE order_id = ? ORDER BY id", order.value());
    }

    /** Those of an order below a number, the newest first. */
    List<OrderReturn> page(OrderId order, long below, int limit) {
        return list(SELECT + "WHERE order_id = ? AND id < ? ORDER BY id DESC LIMIT ?", order.value(), below, limit);
    }

    /** Those below a number, the newest first, all or those in a state. */
    List<OrderReturn> page(Optional<ReturnState> state, long below, int limit) {
        return state.isPresent()
                ? list(
                        SELECT + "WHERE state = ? AND id < ? ORDER BY id DESC LIMIT ?",
                        state.get().name(),
                        below,
                        limit)
                : list(SELECT + "WHERE id < ? ORDER BY id DESC LIMIT ?", below, limit);
    }

    private List<OrderReturn> list(String select, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            bind(statement, parameters);
            List<OrderReturn> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            Map<ReturnId, List<ReturnLine>> lines = linesOf(connection, found);
            return found.stream()
                    .map(one -> one.with(lines.getOrDefault(one.id(), List.of())))
                    .toList();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Map<ReturnId, List<ReturnLine>> linesOf(Connection connection, List<OrderReturn> returns)
            throws SQLException {
        Map<ReturnId, List<ReturnLine>> lines = new HashMap<>();
        if (returns.isEmpty()) {
            return lines;
        }
        String select = "SELECT return_id, line_id, number, sku, quantity, restocked, scrapped"
                + " FROM ordering_return_lines WHERE return_id IN ("
                + String.join(",", Collections.nCopies(returns.size(), "?")) + ") ORDER BY return_id, number";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            bind(statement, returns.stream().map(one -> one.id().value()).toArray());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.computeIfAbsent(new ReturnId(row.getLong(1)), none -> new ArrayList<>())
                            .add(new ReturnLine(
                                    new OrderLineId(row.getLong(2)),
                                    row.getInt(3),
                                    new Sku(row.getString(4)),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7)));
                }
            }
        }
        return lines;
    }

    private static OrderReturn read(ResultSet row) throws SQLException {
        int customsReturn = row.getInt("customs_return");
        boolean declared = !row.wasNull();
        long refund = row.getLong("refund_id");
        boolean refunded = !row.wasNull();
        return new OrderReturn(
                new ReturnId(row.getLong("id")),
                new OrderId(row.getLong("order_id")),
                ReturnState.valueOf(row.getString("state")),
                ReturnReason.ofCode(row.getString("reason")),
                Optional.ofNullable(row.getString("note")),
                Actor.valueOf(row.getString("requested_by")),
                Statements.instant(row, "requested_at"),
                Statements.instant(row, "declare_until"),
                Statements.optionalInstant(row, "decided_at"),
                Optional.ofNullable(row.getString("refusal")),
                Statements.optionalInstant(row, "received_at"),
                declared ? Optional.of(customsReturn) : Optional.empty(),
                refunded ? Optional.of(new RefundId(refund)) : Optional.empty(),
                Money.ofMinor(row.getLong("refund_minor"), Currency.getInstance(row.getString("currency"))),
                Statements.optionalInstant(row, "settled_at"),
                tracking(row),
                List.of());
    }

    private static Optional<ReturnTracking> tracking(ResultSet row) throws SQLException {
        String carrier = row.getString("carrier_code");
        String number = row.getString("tracking_number");
        return carrier == null || number == null ? Optional.empty() : Optional.of(new ReturnTracking(carrier, number));
    }

    private void update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        @Nullable Object[] values = new Object[parameters.length];
        for (int index = 0; index < parameters.length; index++) {
            values[index] = parameters[index] instanceof Optional<?> some ? some.orElse(null) : parameters[index];
        }
        Statements.bind(statement, values);
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep returns", e);
    }
}
