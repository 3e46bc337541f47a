package by.pavilion.channel.settlements;

import by.pavilion.ordering.OrderId;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Months that were compared, and what stood on their statements. Plain JDBC: a month has a hundred thousand lines. */
@ApplicationScoped
class SettlementStore {
    private static final String SELECT =
            "SELECT month, listed, missing_here, missing_there, differing, paid_minor, refunded_minor, compared_at"
                    + " FROM channel_settlements WHERE channel = ? AND shop_id = ? ";

    private final Statements statements;

    SettlementStore(Statements statements) {
        this.statements = statements;
    }

    /** Our orders by the marketplace's numbers. */
    Map<String, OrderId> ours(String channel, String shopId, Collection<String> externalIds) {
        Map<String, OrderId> ours = new HashMap<>();
        statements
                .list(
                        "SELECT external_order_id, order_id FROM channel_orders WHERE channel = ? AND shop_id = ?"
                                + " AND order_id IS NOT NULL AND external_order_id IN ("
                                + Statements.placeholders(externalIds.size()) + ")",
                        row -> Map.entry(row.getString(1), OrderId.fromString(row.getString(2))),
                        values(channel, shopId, externalIds))
                .forEach(one -> ours.put(one.getKey(), one.getValue()));
        return ours;
    }

    /** What was paid back of orders, as far as we were told, by the marketplace's numbers. */
    Map<String, Long> refunds(String channel, String shopId, Collection<String> externalIds) {
        Map<String, Long> refunds = new HashMap<>();
        statements
                .list(
                        "SELECT external_order_id, SUM(amount_minor) FROM channel_after_sales WHERE channel = ?"
                                + " AND shop_id = ? AND state = 'REFUNDED' AND external_order_id IN ("
                                + Statements.placeholders(externalIds.size()) + ") GROUP BY external_order_id",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        values(channel, shopId, externalIds))
                .forEach(one -> refunds.put(one.getKey(), one.getValue()));
        return refunds;
    }

    /**
     * Which of these orders have an open case about a statement.
     *
     * @param begins with what the case's detail begins
     */
    Set<String> inQuestion(String channel, String shopId, Collection<String> externalIds, String begins) {
        return statements
                .list(
                        "SELECT subject, detail FROM channel_cases WHERE channel = ? AND shop_id = ?"
                                + " AND trouble = 'STATEMENT_DIFFERS' AND open_mark = 1 AND subject IN ("
                                + Statements.placeholders(externalIds.size()) + ")",
                        row -> Map.entry(row.getString(1), Objects.requireNonNullElse(row.getString(2), "")),
                        values(channel, shopId, externalIds))
                .stream()
                .filter(open -> open.getValue().startsWith(begins))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The orders on a month's statement after this one, by their numbers. */
    List<String> on(String channel, String shopId, YearMonth month, String after, int limit) {
        return statements.list(
                "SELECT external_order_id FROM channel_settled_orders WHERE channel = ? AND shop_id = ? AND month = ?"
                        + " AND external_order_id > ? ORDER BY external_order_id LIMIT ?",
                row -> row.getString(1),
                channel,
                shopId,
                month.toString(),
                after,
                limit);
    }

    /** These orders have not stood on a month's statement. */
    void forget(String channel, String shopId, YearMonth month, Collection<String> externalIds) {
        statements.batch(
                "DELETE FROM channel_settled_orders WHERE channel = ? AND shop_id = ? AND external_order_id = ?"
                        + " AND month = ?",
                externalIds.stream()
                        .map(id -> List.<Object>of(channel, shopId, id, month.toString()))
                        .toList());
    }

    private static Object[] values(String channel, String shopId, Collection<String> externalIds) {
        List<Object> values = new ArrayList<>(List.of(channel, shopId));
        values.addAll(externalIds);
        return values.toArray();
    }

    /** Notes that orders stood on a month's statement. */
    void settled(String channel, String shopId, YearMonth month, List<StatementLine> lines) {
        statements.batch(
                """
                INSERT INTO channel_settled_orders (channel, shop_id, external_order_id, month, paid_minor, refunded_minor)
                VALUES (?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE paid_minor = VALUES(paid_minor), refunded_minor = VALUES(refunded_minor)""",
                lines.stream()
                        .map(line -> List.<Object>of(
                                channel,
                                shopId,
                                line.externalOrderId(),
                                month.toString(),
                                line.paid().minor(),
                                line.refunded().minor()))
                        .toList());
    }

    /** Ours that were fulfilled in a span of time, as the marketplace says, and never stood on a statement. */
    List<String> unsettled(String channel, String shopId, Instant from, Instant until, String after, int limit) {
        return statements.list("""
                SELECT o.external_order_id FROM channel_orders o
                WHERE o.channel = ? AND o.shop_id = ? AND o.seen_at >= ? AND o.seen_at < ? AND o.state = 'IMPORTED'
                  AND o.seen_state = 'FULFILLED' AND o.external_order_id > ?
                  AND NOT EXISTS (SELECT 1 FROM channel_settled_orders s WHERE s.channel = o.channel
                    AND s.shop_id = o.shop_id AND s.external_order_id = o.external_order_id)
                ORDER BY o.external_order_id LIMIT ?""", row -> row.getString(1), channel, shopId, from, until, after, limit);
    }

    /** Keeps what came of a month, and gives the number of its event. */
    long put(String channel, String shopId, Settlement month) {
        statements.update(
                """
                INSERT INTO channel_settlements (channel, shop_id, month, listed, missing_here, missing_there, differing,
                  paid_minor, refunded_minor, compared_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE listed = VALUES(listed), missing_here = VALUES(missing_here),
                  missing_there = VALUES(missing_there), differing = VALUES(differing), paid_minor = VALUES(paid_minor),
                  refunded_minor = VALUES(refunded_minor), compared_at = VALUES(compared_at)""",
                channel,
                shopId,
                month.month().toString(),
                month.listed(),
                month.missingHere(),
                month.missingThere(),
                month.differing(),
                month.paid().minor(),
                month.refunded().minor(),
                month.comparedAt());
        statements.update("""
                INSERT INTO channel_settlement_events (channel, shop_id, event_sequence) VALUES (?, ?, 1)
                ON DUPLICATE KEY UPDATE event_sequence = event_sequence + 1""", channel, shopId);
        return statements.number(
                "SELECT event_sequence FROM channel_settlement_events WHERE channel = ? AND shop_id = ?",
                channel,
                shopId);
    }

    Optional<Settlement> find(String channel, String shopId, YearMonth month) {
        return statements
                .list(SELECT + "AND month = ?", SettlementStore::read, channel, shopId, month.toString())
                .stream()
                .findFirst();
    }

    /** The newest first. */
    List<Settlement> page(String channel, String shopId, String below, int limit) {
        return statements.list(
                SELECT + "AND month < ? ORDER BY month DESC LIMIT ?",
                SettlementStore::read,
                channel,
                shopId,
                below,
                limit);
    }

    private static Settlement read(ResultSet row) throws SQLException {
        return new Settlement(
                YearMonth.parse(row.getString("month")),
                row.getLong("listed"),
                row.getLong("missing_here"),
                row.getLong("missing_there"),
                row.getLong("differing"),
                Money.ofMinor(row.getLong("paid_minor"), Money.CNY),
                Money.ofMinor(row.getLong("refunded_minor"), Money.CNY),
                Statements.instant(row, "compared_at"));
    }
}
