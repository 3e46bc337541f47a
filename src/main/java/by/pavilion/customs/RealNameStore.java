package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Orderers whose identity is to be verified, and what was answered. Plain JDBC: flat rows that nobody edits by hand. */
@ApplicationScoped
class RealNameStore {
    private final DataSource dataSource;

    RealNameStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A check that is to be asked for. */
    record DueCheck(DeclarationId declaration, int attempts) {}

    /** Asks for a check, anew when there was one. */
    void ask(DeclarationId id, Instant now) {
        update("""
                INSERT INTO customs_real_name_checks (declaration_id, asked_at, attempts, next_attempt_at)
                VALUES (?, ?, 0, ?)
                ON DUPLICATE KEY UPDATE asked_at = VALUES(asked_at), attempts = 0,
                  next_attempt_at = VALUES(next_attempt_at)""", id.value(), now, now);
    }

    List<DueCheck> due(Instant now, int limit) {
        String select = "SELECT declaration_id, attempts FROM customs_real_name_checks WHERE next_attempt_at <= ?"
                + " ORDER BY next_attempt_at LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            bind(statement, now, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<DueCheck> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new DueCheck(new DeclarationId(rows.getLong(1)), rows.getInt(2)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read real-name checks", e);
        }
    }

    void answered(DeclarationId id, String provider, String checkNumber, boolean matches, Instant at) {
        update("""
                UPDATE customs_real_name_checks
                SET attempts = attempts + 1, next_attempt_at = NULL, last_error = NULL,
                  provider = ?, check_number = ?, matches = ?, answered_at = ?
                WHERE declaration_id = ?""", provider, checkNumber, matches, at, id.value());
    }

    void missed(DeclarationId id, String why, Instant nextAttempt) {
        update("""
                UPDATE customs_real_name_checks SET attempts = attempts + 1, last_error = ?, next_attempt_at = ?
                WHERE declaration_id = ? AND next_attempt_at IS NOT NULL""", why, nextAttempt, id.value());
    }

    /** Nobody needs the answer any more. */
    void drop(DeclarationId id) {
        update("UPDATE customs_real_name_checks SET next_attempt_at = NULL WHERE declaration_id = ?", id.value());
    }

    private void update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write real-name checks", e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            Object value = values[index];
            statement.setObject(index + 1, value instanceof Instant time ? Timestamp.from(time) : value);
        }
    }
}
