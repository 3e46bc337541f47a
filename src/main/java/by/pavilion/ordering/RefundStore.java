package by.pavilion.ordering;

import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Refunds, beside the payments that they give back. A refund with a next try is one that its firm has still to be asked for. */
@ApplicationScoped
class RefundStore {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 9;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS_OF_LOOKS = 7;
    private static final String COLUMNS =
            "id, order_id, payment_id, provider, state, reason, amount_minor, currency, provider_refund_id, failure,"
                    + " requested_at, settled_at";

    private final DataSource dataSource;

    RefundStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The money that has come for these orders, with what goes back of it: the first payment first. */
    List<PaymentMoney> money(Collection<OrderId> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        String select = """
                SELECT p.id, p.order_id, p.provider, p.transaction_id, p.amount_minor, p.currency,
                  COALESCE((SELECT SUM(r.amount_minor) FROM ordering_refunds r
                    WHERE r.payment_id = p.id AND r.state IN ('REQUESTED', 'ACCEPTED')), 0),
                  COALESCE((SELECT SUM(r.amount_minor) FROM ordering_refunds r
                    WHERE r.payment_id = p.id AND r.state = 'SUCCEEDED'), 0)
                FROM ordering_payments p WHERE p.status = 'PAID' AND p.order_id IN (%s)
                ORDER BY p.id""".formatted(placeholders(orders.size()));
        return list(
                select,
                statement -> bind(statement, orders.stream().map(OrderId::value).toList()),
                row -> new PaymentMoney(
                        new PaymentId(row.getLong(1)),
                        new OrderId(row.getLong(2)),
                        row.getString(3),
                        row.getString(4),
                        Money.ofMinor(row.getLong(5), Currency.getInstance(row.getString(6))),
                        row.getLong(7),
                        row.getLong(8)));
    }

    /** New refunds, whose firms are to be asked now. */
    void insert(List<Refund> refunds) {
        String insert = """
                INSERT INTO ordering_refunds (id, order_id, payment_id, provider, state, reason, amount_minor, currency,
                  tries, next_try_at, requested_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Refund refund : refunds) {
                statement.setLong(1, refund.id().value());
                statement.setLong(2, refund.order().value());
                statement.setLong(3, refund.payment().value());
                statement.setString(4, refund.provider());
                statement.setString(5, refund.state().name());
                statement.setString(6, refund.reason().code());
                statement.setLong(7, refund.amount().minor());
                statement.setString(8, refund.amount().currency().getCurrencyCode());
                statement.setTimestamp(9, Timestamp.from(refund.requestedAt()));
                statement.setTimestamp(10, Timestamp.from(refund.requestedAt()));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What a refund is for. */
    void insertLines(RefundId refund, List<RefundLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        String insert = """
                INSERT INTO ordering_refund_lines (refund_id, line_id, goods_minor, freight_minor, tax_minor)
                VALUES (?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (RefundLine line : lines) {
                statement.setLong(1, refund.value());
                statement.setLong(2, line.line().value());
                statement.setLong(3, line.goods());
                statement.setLong(4, line.freight());
                statement.setLong(5, line.tax());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What a refund is for; nothing of one that is for everything. */
    List<RefundLine> linesOf(RefundId refund) {
        return list(
                "SELECT line_id, goods_minor, freight_minor, tax_minor FROM ordering_refund_lines WHERE refund_id = ?",
                statement -> statement.setLong(1, refund.value()),
                row -> new RefundLine(new OrderLineId(row.getLong(1)), row.getLong(2), row.getLong(3), row.getLong(4)));
    }

    Optional<Refund> find(RefundId id) {
        return list(
                        "SELECT " + COLUMNS + " FROM ordering_refunds WHERE id = ?",
                        statement -> statement.setLong(1, id.value()),
                        RefundStore::refund)
                .stream()
                .findFirst();
    }

    /** The first one first. */
    List<Refund> of(OrderId order) {
        return list(
                "SELECT " + COLUMNS + " FROM ordering_refunds WHERE order_id = ? ORDER BY id",
                statement -> statement.setLong(1, order.value()),
                RefundStore::refund);
    }

    List<Refund> due(Instant now, int limit) {
        return list(
                "SELECT " + COLUMNS + " FROM ordering_refunds WHERE next_try_at <= ? ORDER BY next_try_at LIMIT ?",
                statement -> {
                    statement.setTimestamp(1, Timestamp.from(now));
                    statement.setInt(2, limit);
                },
                RefundStore::refund);
    }

    /** The firm knows of it and will tell the rest, unless it has told already. */
    void accepted(RefundId id, String providerRefundId) {
        update("""
                UPDATE ordering_refunds SET next_try_at = NULL, provider_refund_id = COALESCE(provider_refund_id, ?),
                  state = IF(state = 'REQUESTED', 'ACCEPTED', state)
                WHERE id = ?""", statement -> {
            statement.setString(1, providerRefundId);
            statement.setLong(2, id.value());
        });
    }

    /** The firm knows of it and may tell the rest; it is asked again after pauses that grow up to some minutes. */
    void underway(RefundId id, String providerRefundId, Instant now) {
        update("""
                UPDATE ordering_refunds SET provider_refund_id = COALESCE(provider_refund_id, ?),
                  next_try_at = TIMESTAMPADD(SECOND, ? << LEAST(IF(state = 'REQUESTED', 0, tries), ?), ?),
                  tries = IF(state = 'REQUESTED', 1, tries + 1), state = 'ACCEPTED'
                WHERE id = ? AND state IN ('REQUESTED', 'ACCEPTED')""", statement -> {
            statement.setString(1, providerRefundId);
            statement.setLong(2, FIRST_LOOK.toSeconds());
            statement.setInt(3, MOST_DOUBLINGS_OF_LOOKS);
            statement.setTimestamp(4, Timestamp.from(now));
            statement.setLong(5, id.value());
        });
    }

    /** The firm could not be reached: later again, with pauses that grow up to some minutes. */
    void askAgain(RefundId id, Instant now) {
        update("""
                UPDATE ordering_refunds SET tries = tries + 1,
                  next_try_at = TIMESTAMPADD(SECOND, ? << LEAST(tries, ?), ?)
                WHERE id = ? AND next_try_at IS NOT NULL""", statement -> {
            statement.setLong(1, FIRST_PAUSE.toSeconds());
            statement.setInt(2, MOST_DOUBLINGS);
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setLong(4, id.value());
        });
    }

    /** False when it is settled already. */
    boolean succeeded(RefundId id, String providerRefundId, Instant at) {
        return update("""
                UPDATE ordering_refunds SET state = 'SUCCEEDED', next_try_at = NULL, provider_refund_id = ?, settled_at = ?
                WHERE id = ? AND state IN ('REQUESTED', 'ACCEPTED')""", statement -> {
            statement.setString(1, providerRefundId);
            statement.setTimestamp(2, Timestamp.from(at));
            statement.setLong(3, id.value());
        });
    }

    /** False when it is settled already. */
    boolean failed(RefundId id, String failure, Instant at) {
        return update("""
                UPDATE ordering_refunds SET state = 'FAILED', next_try_at = NULL, failure = ?, settled_at = ?
                WHERE id = ? AND state IN ('REQUESTED', 'ACCEPTED')""", statement -> {
            statement.setString(1, failure);
            statement.setTimestamp(2, Timestamp.from(at));
            statement.setLong(3, id.value());
        });
    }

    private static Refund refund(ResultSet row) throws SQLException {
        Timestamp settledAt = row.getTimestamp("settled_at");
        return new Refund(
                new RefundId(row.getLong("id")),
                new OrderId(row.getLong("order_id")),
                new PaymentId(row.getLong("payment_id")),
                row.getString("provider"),
                RefundState.valueOf(row.getString("state")),
                RefundReason.ofCode(row.getString("reason")),
                Money.ofMinor(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                Optional.ofNullable(row.getString("provider_refund_id")),
                Optional.ofNullable(row.getString("failure")),
                row.getTimestamp("requested_at").toInstant(),
                settledAt == null ? Optional.empty() : Optional.of(settledAt.toInstant()));
    }

    private <T> List<T> list(String select, Filling filling, Reading<T> reading) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            filling.fill(statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private boolean update(String update, Filling filling) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            filling.fill(statement);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void bind(PreparedStatement statement, List<Long> values) throws SQLException {
        for (int index = 0; index < values.size(); index++) {
            statement.setLong(index + 1, values.get(index));
        }
    }

    private static String placeholders(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep refunds", e);
    }
}
