package by.pavilion.channel.reconciliation;

import by.pavilion.channel.statements.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When shops are compared, and what came of it. */
@ApplicationScoped
class ReconciliationStore {
    private static final int LONGEST_DETAIL = 500;
    private static final String SELECT =
            "SELECT channel, shop_id, span, next_at, attempts, detail, from_at, until_at, listed, missing_here,"
                    + " missing_there, differing, finished_at FROM channel_reconciliations ";
    private static final String ONE = " WHERE channel = ? AND shop_id = ? AND span = ?";

    private final Statements statements;

    ReconciliationStore(Statements statements) {
        this.statements = statements;
    }

    /** Begins to compare a shop; one that is compared already goes on as it is. */
    void begin(String channel, String shopId, Span span, Instant firstAt) {
        statements.update("""
                INSERT IGNORE INTO channel_reconciliations
                  (channel, shop_id, span, next_at, attempts, listed, missing_here, missing_there, differing, event_sequence)
                VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0, 0)""", channel, shopId, span.name(), firstAt);
    }

    List<Reconciliation> due(Instant now, int limit) {
        return statements.list(
                SELECT + "WHERE next_at <= ? ORDER BY next_at, span LIMIT ?", ReconciliationStore::read, now, limit);
    }

    List<Reconciliation> of(String channel, String shopId) {
        return statements.list(
                SELECT + "WHERE channel = ? AND shop_id = ? ORDER BY span", ReconciliationStore::read, channel, shopId);
    }

    void putOff(Reconciliation one, @Nullable String detail, Instant nextAt) {
        statements.update(
                "UPDATE channel_reconciliations SET next_at = ?, attempts = attempts + 1, detail = ?" + ONE,
                nextAt,
                detail == null ? null : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                one.channel(),
                one.shopId(),
                one.span().name());
    }

    void now(String channel, String shopId, Instant now) {
        statements.update(
                "UPDATE channel_reconciliations SET next_at = ?, attempts = 0 WHERE channel = ? AND shop_id = ?",
                now,
                channel,
                shopId);
    }

    /** Writes what was found, and gives the number of the event that tells of it. */
    long finished(Reconciliation one, Reconciliation.Outcome outcome, Instant nextAt) {
        statements.update(
                """
                UPDATE channel_reconciliations SET next_at = ?, attempts = 0, detail = NULL, from_at = ?, until_at = ?,
                  listed = ?, missing_here = ?, missing_there = ?, differing = ?, finished_at = ?,
                  event_sequence = event_sequence + 1""" + ONE,
                nextAt,
                outcome.from(),
                outcome.until(),
                outcome.listed(),
                outcome.missingHere(),
                outcome.missingThere(),
                outcome.differing(),
                outcome.at(),
                one.channel(),
                one.shopId(),
                one.span().name());
        return statements.number(
                "SELECT event_sequence FROM channel_reconciliations" + ONE,
                one.channel(),
                one.shopId(),
                one.span().name());
    }

    private static Reconciliation read(ResultSet rows) throws SQLException {
        return new Reconciliation(
                rows.getString("channel"),
                rows.getString("shop_id"),
                Span.valueOf(rows.getString("span")),
                Statements.instant(rows, "next_at"),
                rows.getInt("attempts"),
                Optional.ofNullable(rows.getString("detail")),
                outcome(rows));
    }

    private static Optional<Reconciliation.Outcome> outcome(ResultSet row) throws SQLException {
        return Statements.optionalInstant(row, "finished_at").isEmpty()
                ? Optional.empty()
                : Optional.of(new Reconciliation.Outcome(
                        Statements.instant(row, "from_at"),
                        Statements.instant(row, "until_at"),
                        row.getLong("listed"),
                        row.getLong("missing_here"),
                        row.getLong("missing_there"),
                        row.getLong("differing"),
                        Statements.instant(row, "finished_at")));
    }
}
