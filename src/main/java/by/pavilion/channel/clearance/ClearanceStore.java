package by.pavilion.channel.clearance;

import by.pavilion.channel.ClearanceOut;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.ShopTurns;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps that marketplaces have to be told. */
@ApplicationScoped
class ClearanceStore {
    private static final int LONGEST = 200;
    private static final String ONE = " WHERE channel = ? AND shop_id = ? AND external_order_id = ? AND step = ?";

    /** No earlier step of the same order waits. */
    private static final String NO_EARLIER =
            " AND NOT EXISTS (SELECT 1 FROM channel_clearance_reports earlier WHERE earlier.channel = r.channel"
                    + " AND earlier.shop_id = r.shop_id AND earlier.external_order_id = r.external_order_id"
                    + " AND earlier.place < r.place AND earlier.next_attempt_at IS NOT NULL)";

    private final Statements statements;

    ClearanceStore(Statements statements) {
        this.statements = statements;
    }

    /** Keeps the wish; a step is told once, however often it happens. */
    void want(ClearanceReport report, Instant now) {
        statements.update(
                """
                INSERT IGNORE INTO channel_clearance_reports (channel, shop_id, external_order_id, step, place, happened_at,
                  why, state, next_attempt_at, attempts)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'WANTED', ?, 0)""",
                report.order().channel(),
                report.order().shopId(),
                report.order().externalOrderId(),
                report.step().name(),
                report.step().place(),
                report.happenedAt(),
                cut(report.detail()),
                now);
    }

    /**
     * Wants a step to be told now that was refused or waits. False when a later step was told meanwhile: after that the
     * marketplace takes none of the earlier ones, and would be told that the parcel is less far.
     */
    boolean again(ExternalOrder order, ClearanceOut.Step step, Instant now) {
        boolean isPast = !statements
                .list(
                        "SELECT step FROM channel_clearance_reports WHERE channel = ? AND shop_id = ?"
                                + " AND external_order_id = ? AND state = 'REPORTED' AND place > ? LIMIT 1",
                        row -> row.getString(1),
                        order.channel(),
                        order.shopId(),
                        order.externalOrderId(),
                        step.place())
                .isEmpty();
        if (isPast) {
            return false;
        }
        statements.update(
                "UPDATE channel_clearance_reports SET state = 'WANTED', next_attempt_at = ?, attempts = 0" + ONE
                        + " AND state <> 'REPORTED'",
                now,
                order.channel(),
                order.shopId(),
                order.externalOrderId(),
                step.name());
        return true;
    }

    /** Tells what waits of a shop now. */
    void hurry(String channel, String shopId, Instant now) {
        statements.update(
                "UPDATE channel_clearance_reports SET next_attempt_at = ? WHERE channel = ? AND shop_id = ?"
                        + " AND next_attempt_at IS NOT NULL",
                now,
                channel,
                shopId);
    }

    /** Shops that have steps to be told of, the longest waiting first. */
    List<ShopTurns.Turn> dueShops(Instant now, int limit) {
        return statements.list(
                "SELECT channel, shop_id FROM channel_clearance_reports r WHERE next_attempt_at <= ?" + NO_EARLIER
                        + " GROUP BY channel, shop_id ORDER BY MIN(next_attempt_at) LIMIT ?",
                row -> new ShopTurns.Turn(row.getString(1), row.getString(2)),
                now,
                limit);
    }

    /** Those of a shop that are due and of whose order no earlier step waits. */
    List<ClearanceReport> due(ShopTurns.Turn shop, Instant now, int limit) {
        String select = "SELECT channel, shop_id, external_order_id, step, happened_at, why, attempts"
                + " FROM channel_clearance_reports r WHERE channel = ? AND shop_id = ? AND next_attempt_at <= ?"
                + NO_EARLIER + " ORDER BY next_attempt_at LIMIT ?";
        return statements.list(select, ClearanceStore::read, shop.channel(), shop.shopId(), now, limit);
    }

    private static ClearanceReport read(ResultSet row) throws SQLException {
        return new ClearanceReport(
                new ExternalOrder(
                        row.getString("channel"), row.getString("shop_id"), row.getString("external_order_id")),
                ClearanceOut.Step.valueOf(row.getString("step")),
                Statements.instant(row, "happened_at"),
                row.getString("why"),
                row.getInt("attempts"));
    }

    /** Writes how a report stands. Without a next attempt it is done with. */
    void change(ClearanceReport report, String state, @Nullable String detail, @Nullable Instant nextAttemptAt) {
        statements.update(
                "UPDATE channel_clearance_reports SET state = ?, detail = ?, next_attempt_at = ?, attempts = attempts + 1"
                        + ONE,
                state,
                detail == null ? null : cut(detail),
                nextAttemptAt,
                report.order().channel(),
                report.order().shopId(),
                report.order().externalOrderId(),
                report.step().name());
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
