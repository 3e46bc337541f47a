package by.pavilion.customs;

import by.pavilion.customs.OriginalsCheck.State;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Customs' questions for originals, and every call that put one. Plain JDBC: flat rows that nobody edits by hand. */
@ApplicationScoped
class OriginalsStore {
    private static final String COLUMNS =
            "id, session_id, order_no, state, asked_at, answered_at, attempts, result FROM customs_originals_checks";

    private static final int LONGEST_RESULT = 300;

    private final Statements statements;

    OriginalsStore(Statements statements) {
        this.statements = statements;
    }

    /** Keeps a question. The same one again changes nothing, unless nothing more is done about it: then it is tried anew. */
    void ask(long id, String sessionId, String orderNo, Instant now) {
        statements.update("""
                INSERT INTO customs_originals_checks
                  (id, session_id, order_no, state, asked_at, attempts, next_attempt_at)
                VALUES (?, ?, ?, 'ASKED', ?, 0, ?)
                ON DUPLICATE KEY UPDATE
                  attempts = IF(state IN ('UNKNOWN', 'FAILED'), 0, attempts),
                  next_attempt_at = IF(state IN ('UNKNOWN', 'FAILED'), VALUES(next_attempt_at), next_attempt_at),
                  state = IF(state IN ('UNKNOWN', 'FAILED'), 'ASKED', state)""", id, sessionId, orderNo, now, now);
    }

    void noteCall(
            long id, Instant at, String address, String outcome, @Nullable String sessionId, @Nullable String orderNo) {
        statements.update("""
                INSERT INTO customs_originals_calls (id, called_at, address, outcome, session_id, order_no)
                VALUES (?, ?, ?, ?, ?, ?)""", id, at, address, outcome, sessionId, orderNo);
    }

    /** At most so many, the oldest first; gives how many there were. */
    int forgetCallsBefore(Instant end, int limit) {
        return statements.update(
                "DELETE FROM customs_originals_calls WHERE called_at < ? ORDER BY called_at LIMIT ?", end, limit);
    }

    List<OriginalsCheck> due(Instant now, int limit) {
        return statements.list(
                "SELECT " + COLUMNS + " WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?",
                OriginalsStore::check,
                now,
                limit);
    }

    /** Newest first. */
    List<OriginalsCheck> page(long before, int limit) {
        return statements.list(
                "SELECT " + COLUMNS + " WHERE id < ? ORDER BY id DESC LIMIT ?", OriginalsStore::check, before, limit);
    }

    /**
     * Those that nothing more is done about, or that are tried in vain for long, and that have not been answered since, of a
     * span of time, from a position on: the longest waiting first.
     *
     * @param late what was asked before and is still tried has waited for too long
     */
    List<OriginalsCheck> unanswered(Instant since, Instant late, Instant afterTime, long afterId, int limit) {
        return statements.list(
                "SELECT " + COLUMNS + " c WHERE state IN ('ASKED', 'UNKNOWN', 'FAILED') AND asked_at >= ?"
                        + " AND (state <> 'ASKED' OR asked_at < ?)"
                        + " AND (asked_at > ? OR (asked_at = ? AND id > ?))"
                        + " AND NOT EXISTS (SELECT 1 FROM customs_originals_checks later"
                        + " WHERE later.order_no = c.order_no AND later.state = 'ANSWERED'"
                        + " AND later.asked_at >= c.asked_at) ORDER BY asked_at, id LIMIT ?",
                OriginalsStore::check,
                since,
                late,
                afterTime,
                afterTime,
                afterId,
                limit);
    }

    void close(long id, State state, String result, @Nullable Instant answeredAt) {
        statements.update("""
                UPDATE customs_originals_checks
                SET state = ?, result = ?, answered_at = ?, attempts = attempts + 1, next_attempt_at = NULL WHERE id = ?""", state.name(), shorten(result), answeredAt, id);
    }

    /** What was answered or given up meanwhile stays so. */
    void missed(long id, String why, Instant nextAttempt) {
        statements.update("""
                UPDATE customs_originals_checks
                SET result = ?, attempts = attempts + 1, next_attempt_at = ? WHERE id = ? AND state = 'ASKED'""", shorten(why), nextAttempt, id);
    }

    /** Customs may say more than the row holds. */
    private static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_RESULT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_RESULT));
    }

    private static OriginalsCheck check(ResultSet row) throws SQLException {
        return new OriginalsCheck(
                row.getLong("id"),
                row.getString("session_id"),
                row.getString("order_no"),
                State.valueOf(row.getString("state")),
                Statements.instant(row, "asked_at"),
                Statements.optionalInstant(row, "answered_at"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("result")));
    }
}
