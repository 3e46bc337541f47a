package by.pavilion.customs;

import by.pavilion.customs.OriginalsCheck.State;
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
import org.jspecify.annotations.Nullable;

/** Customs' questions for originals, and every call that put one. Plain JDBC: flat rows that nobody edits by hand. */
@ApplicationScoped
class OriginalsStore {
    private static final String COLUMNS =
            "id, session_id, order_no, state, asked_at, answered_at, attempts, result FROM customs_originals_checks";

    private final DataSource dataSource;

    OriginalsStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Keeps a question; the same one again changes nothing. */
    void ask(long id, String sessionId, String orderNo, Instant now) {
        update("""
                INSERT IGNORE INTO customs_originals_checks
                  (id, session_id, order_no, state, asked_at, attempts, next_attempt_at)
                VALUES (?, ?, ?, 'ASKED', ?, 0, ?)""", id, sessionId, orderNo, Timestamp.from(now), Timestamp.from(now));
    }

    void noteCall(
            long id, Instant at, String address, String outcome, @Nullable String sessionId, @Nullable String orderNo) {
        update("""
                INSERT INTO customs_originals_calls (id, called_at, address, outcome, session_id, order_no)
                VALUES (?, ?, ?, ?, ?, ?)""", id, Timestamp.from(at), address, outcome, sessionId, orderNo);
    }

    List<OriginalsCheck> due(Instant now, int limit) {
        return list(
                "SELECT " + COLUMNS + " WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?",
                Timestamp.from(now),
                limit);
    }

    /** Newest first. */
    List<OriginalsCheck> page(long before, int limit) {
        return list("SELECT " + COLUMNS + " WHERE id < ? ORDER BY id DESC LIMIT ?", before, limit);
    }

    void close(long id, State state, String result, @Nullable Instant answeredAt) {
        update("""
                UPDATE customs_originals_checks
                SET state = ?, result = ?, answered_at = ?, attempts = attempts + 1, next_attempt_at = NULL WHERE id = ?""", state.name(), result, answeredAt == null ? null : Timestamp.from(answeredAt), id);
    }

    void missed(long id, String why, Instant nextAttempt) {
        update("""
                UPDATE customs_originals_checks
                SET result = ?, attempts = attempts + 1, next_attempt_at = ? WHERE id = ?""", why, Timestamp.from(nextAttempt), id);
    }

    private void update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write about originals", e);
        }
    }

    private List<OriginalsCheck> list(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<OriginalsCheck> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new OriginalsCheck(
                            rows.getLong("id"),
                            rows.getString("session_id"),
                            rows.getString("order_no"),
                            State.valueOf(rows.getString("state")),
                            rows.getTimestamp("asked_at").toInstant(),
                            Optional.ofNullable(rows.getTimestamp("answered_at"))
                                    .map(Timestamp::toInstant),
                            rows.getInt("attempts"),
                            Optional.ofNullable(rows.getString("result"))));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read about originals", e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
