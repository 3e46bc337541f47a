package by.pavilion.ordering;

import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Refunds, beside the payments that they give back. A refund with a next try is one that its firm has still to be asked for. */
@ApplicationScoped
class RefundStore {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 9;
    private static final Duration LOOK_AT_STUCK = Duration.ofHours(1);
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
                Statements.setInstant(statement, 9, refund.requestedAt());
                Statements.setInstant(statement, 10, refund.requestedAt());
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

    RefundCause causeOf(RefundId refund) {
        return new RefundCause(
                linesOf(refund),
                list(
                                "SELECT id FROM ordering_returns WHERE refund_id = ?",
                                statement -> statement.setLong(1, refund.value()),
                                row -> new ReturnId(row.getLong(1)))
                        .stream()
                        .findFirst());
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
                    Statements.setInstant(statement, 1, now);
                    statement.setInt(2, limit);
                },
                RefundStore::refund);
    }

    /** The firm knows of it and may tell the rest; it is asked again after pauses that grow. */
    void underway(RefundId id, String providerRefundId, Instant now, Duration firstLook) {
        update("""
                UPDATE ordering_refunds SET provider_refund_id = COALESCE(provider_refund_id, ?),
                  next_try_at = TIMESTAMPADD(SECOND, ? << LEAST(IF(state = 'REQUESTED', 0, tries), ?), ?),
                  tries = IF(state = 'REQUESTED', 1, tries + 1), state = 'ACCEPTED'
                WHERE id = ? AND state IN ('REQUESTED', 'ACCEPTED')""", statement -> {
            statement.setString(1, providerRefundId);
            statement.setLong(2, firstLook.toSeconds());
            statement.setInt(3, MOST_DOUBLINGS_OF_LOOKS);
            Statements.setInstant(statement, 4, now);
            statement.setLong(5, id.value());
        });
    }

    /** The firm waits for somebody to arrange it; it is asked again, and seldom. */
    void stuck(RefundId id, Optional<String> providerRefundId, String why, Instant now) {
        update("""
                UPDATE ordering_refunds SET state = 'ACCEPTED', failure = ?, next_try_at = ?,
                  provider_refund_id = COALESCE(provider_refund_id, ?), case_at = COALESCE(case_at, ?),
                  case_reason = 'refund-stuck'
                WHERE id = ? AND state IN ('REQUESTED', 'ACCEPTED')""", statement -> {
            statement.setString(1, why);
            Statements.setInstant(statement, 2, now.plus(LOOK_AT_STUCK));
            statement.setString(3, providerRefundId.orElse(null));
            Statements.setInstant(statement, 4, now);
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
            Statements.setInstant(statement, 3, now);
            statement.setLong(4, id.value());
        });
    }

    /** False when it has succeeded already. One that had failed succeeds all the same. */
    boolean succeeded(RefundId id, String providerRefundId, Instant at) {
        return update("""
                UPDATE ordering_refunds SET state = 'SUCCEEDED', next_try_at = NULL, provider_refund_id = ?, settled_at = ?,
                  failure = NULL, case_at = NULL, case_reason = NULL, late_at = NULL
                WHERE id = ? AND state <> 'SUCCEEDED'""", statement -> {
            statement.setString(1, providerRefundId);
            Statements.setInstant(statement, 2, at);
            statement.setLong(3, id.value());
        });
    }

    /** False when it is settled already. */
    boolean failed(RefundId id, String failure, Instant at) {
        return update("""
                UPDATE ordering_refunds SET state = 'FAILED', next_try_at = NULL, failure = ?, settled_at = ?, case_at = ?,
                  case_reason = 'refund-failed'
                WHERE id = ? AND state IN ('REQUESTED', 'ACCEPTED')""", statement -> {
            statement.setString(1, failure);
            Statements.setInstant(statement, 2, at);
            Statements.setInstant(statement, 3, at);
            statement.setLong(4, id.value());
        });
    }

    /** A refund that had failed was done after all, when its money was going back by another one. */
    void tooLate(RefundId id, String providerRefundId, Instant at, Instant now) {
        update("""
                UPDATE ordering_refunds SET provider_refund_id = ?, late_at = ?, case_at = ?, case_reason = 'refund-late'
                WHERE id = ? AND state = 'FAILED' AND late_at IS NULL""", statement -> {
            statement.setString(1, providerRefundId);
            Statements.setInstant(statement, 2, at);
            Statements.setInstant(statement, 3, now);
            statement.setLong(4, id.value());
        });
    }

    /** @param at when the firm says that it was done */
    record Late(Refund refund, Instant at) {}

    /** Refunds of a payment that were done after they had failed, and could not be taken notice of. */
    List<Late> late(PaymentId payment) {
        return list(
                "SELECT " + COLUMNS + ", late_at FROM ordering_refunds WHERE payment_id = ? AND state = 'FAILED'"
                        + " AND late_at IS NOT NULL ORDER BY id",
                statement -> statement.setLong(1, payment.value()),
                row -> new Late(refund(row), Statements.instant(row, "late_at")));
    }

    /** Another refund is asked for instead of a failed one; false when one is already. */
    boolean retried(RefundId failed, RefundId instead) {
        return update("""
                UPDATE ordering_refunds SET retried_by = ?, case_at = NULL, case_reason = NULL
                WHERE id = ? AND state = 'FAILED' AND retried_by IS NULL AND late_at IS NULL""", statement -> {
            statement.setLong(1, instead.value());
            statement.setLong(2, failed.value());
        });
    }

    /** A person has done with it: it is no case any more, unless something new is told. False when it was none. */
    boolean dismissed(RefundId id, String by, String note, Instant at) {
        return update("""
                UPDATE ordering_refunds SET case_at = NULL, case_reason = NULL, dismissed_at = ?, dismissed_by = ?,
                  dismissal_note = ?
                WHERE id = ? AND state = 'FAILED' AND case_at IS NOT NULL""", statement -> {
            Statements.setInstant(statement, 1, at);
            statement.setString(2, by);
            statement.setString(3, note);
            statement.setLong(4, id.value());
        });
    }

    /** A refund that a person has to look at. */
    record Unsettled(Refund refund, Instant since, String why) {}

    /**
     * Refunds that have failed, are stuck, came too late or have not come for a time, the longest waiting first. One that has
     * failed is none when its money has gone back by another.
     */
    List<Unsettled> unsettled(Instant now, Duration overdueAfter, Instant afterTime, long afterId, int limit) {
        String select = """
                SELECT * FROM (
                  SELECT r.*, r.case_at since, r.case_reason why FROM ordering_refunds r
                  WHERE r.case_at IS NOT NULL
                    AND (r.state <> 'FAILED' OR r.late_at IS NOT NULL OR r.amount_minor <=
                      (SELECT p.amount_minor FROM ordering_payments p WHERE p.id = r.payment_id)
                      - (SELECT COALESCE(SUM(other.amount_minor), 0) FROM ordering_refunds other
                         WHERE other.payment_id = r.payment_id AND other.state <> 'FAILED'))
                  UNION ALL
                  SELECT r.*, TIMESTAMPADD(SECOND, ?, r.requested_at), 'refund-overdue' FROM ordering_refunds r
                  WHERE r.next_try_at IS NOT NULL AND r.case_at IS NULL AND r.requested_at <= ?) unsettled
                WHERE since > ? OR (since = ? AND id > ?) ORDER BY since, id LIMIT ?""";
        return list(
                select,
                statement -> {
                    statement.setLong(1, overdueAfter.toSeconds());
                    Statements.setInstant(statement, 2, now.minus(overdueAfter));
                    Statements.setInstant(statement, 3, afterTime);
                    Statements.setInstant(statement, 4, afterTime);
                    statement.setLong(5, afterId);
                    statement.setInt(6, limit);
                },
                row -> new Unsettled(refund(row), Statements.instant(row, "since"), row.getString("why")));
    }

    /** Those of these orders that a payment is under way for. Their rows are held, so none begins meanwhile. */
    Set<OrderId> beingPaid(Collection<OrderId> orders) {
        if (orders.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(list(
                "SELECT DISTINCT order_id FROM ordering_payments WHERE status = 'PENDING' AND order_id IN ("
                        + placeholders(orders.size()) + ")",
                statement -> bind(statement, orders.stream().map(OrderId::value).toList()),
                row -> new OrderId(row.getLong(1))));
    }

    private static Refund refund(ResultSet row) throws SQLException {
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
                Statements.instant(row, "requested_at"),
                Statements.optionalInstant(row, "settled_at"));
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
