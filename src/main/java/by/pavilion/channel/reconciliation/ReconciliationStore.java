package by.pavilion.channel.reconciliation;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
                    + " missing_there, differing, finished_at, run_from, run_until, run_reached, run_window_seconds, run_listed,"
                    + " run_missing_here, run_missing_there, run_differing, run_asked, run_asked_at, run_orders_at"
                    + " FROM channel_reconciliations ";
    private static final String ONE = " WHERE channel = ? AND shop_id = ? AND span = ?";
    private static final String TAKEN = ONE + " AND next_at = ?";

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

    /** Takes one for a while, as whose it is then read; false when somebody else has taken it or put it off. */
    boolean take(Reconciliation one, Instant until) {
        return statements.update(
                        "UPDATE channel_reconciliations SET next_at = ?" + TAKEN,
                        until,
                        one.channel(),
                        one.shopId(),
                        one.span().name(),
                        one.nextAt())
                == 1;
    }

    /** Tries one that was taken later, from where it is. */
    void putOff(Reconciliation one, @Nullable String detail, Instant nextAt) {
        statements.update(
                "UPDATE channel_reconciliations SET next_at = ?, attempts = attempts + 1, detail = ?" + TAKEN,
                nextAt,
                detail == null ? null : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                one.channel(),
                one.shopId(),
                one.span().name(),
                one.nextAt());
    }

    /** Writes how far one is that was taken; false when it is somebody else's meanwhile. */
    boolean goOn(Reconciliation one, Reconciliation.Run run, Instant nextAt) {
        return statements.update(
                        """
                        UPDATE channel_reconciliations SET next_at = ?, attempts = 0, detail = NULL, run_from = ?,
                          run_until = ?, run_reached = ?, run_window_seconds = ?, run_listed = ?, run_missing_here = ?,
                          run_missing_there = ?, run_differing = ?, run_asked = ?, run_asked_at = ?,
                          run_orders_at = ?""" + TAKEN,
                        nextAt,
                        run.from(),
                        run.until(),
                        run.reached(),
                        run.window().toSeconds(),
                        run.listed(),
                        run.missingHere(),
                        run.missingThere(),
                        run.differing(),
                        run.asked().orElse(null),
                        run.asked().map(asked -> run.reached()).orElse(null),
                        run.ordersCompared() ? run.reached() : null,
                        one.channel(),
                        one.shopId(),
                        one.span().name(),
                        one.nextAt())
                == 1;
    }

    /** Tries those of a shop now that have failed. */
    void hurry(String channel, String shopId, Instant now) {
        statements.update(
                "UPDATE channel_reconciliations SET next_at = ? WHERE channel = ? AND shop_id = ? AND attempts > 0",
                now,
                channel,
                shopId);
    }

    /** Begins anew, whatever is under way. */
    void now(String channel, String shopId, Instant now) {
        statements.update(
                "UPDATE channel_reconciliations SET next_at = ?, attempts = 0, run_from = NULL WHERE channel = ? AND shop_id = ?",
                now,
                channel,
                shopId);
    }

    /** Writes what one has found that was taken; false when it is somebody else's meanwhile. */
    boolean finish(Reconciliation one, Reconciliation.Outcome outcome, Instant nextAt) {
        return statements.update(
                        """
                        UPDATE channel_reconciliations SET next_at = ?, attempts = 0, detail = NULL, from_at = ?,
                          until_at = ?, listed = ?, missing_here = ?, missing_there = ?, differing = ?, finished_at = ?,
                          event_sequence = event_sequence + 1, run_from = NULL""" + TAKEN,
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
                        one.span().name(),
                        one.nextAt())
                == 1;
    }

    /** The number of the event that tells of the last outcome. */
    long eventSequence(Reconciliation one) {
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
                outcome(rows),
                run(rows));
    }

    private static Optional<Reconciliation.Run> run(ResultSet row) throws SQLException {
        return Statements.optionalInstant(row, "run_from").isEmpty()
                ? Optional.empty()
                : Optional.of(new Reconciliation.Run(
                        Statements.instant(row, "run_from"),
                        Statements.instant(row, "run_until"),
                        Statements.instant(row, "run_reached"),
                        Duration.ofSeconds(row.getLong("run_window_seconds")),
                        row.getLong("run_listed"),
                        row.getLong("run_missing_here"),
                        row.getLong("run_missing_there"),
                        row.getLong("run_differing"),
                        asked(row),
                        isAboutThisWindow(row, "run_orders_at")));
    }

    /** What an older replica has left behind when it went on with the next window is not about this one. */
    private static Optional<String> asked(ResultSet row) throws SQLException {
        return isAboutThisWindow(row, "run_asked_at")
                ? Optional.ofNullable(row.getString("run_asked"))
                : Optional.empty();
    }

    private static boolean isAboutThisWindow(ResultSet row, String column) throws SQLException {
        return Statements.optionalInstant(row, column).equals(Statements.optionalInstant(row, "run_reached"));
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
