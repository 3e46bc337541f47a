package by.pavilion.channel.reconciliation;

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

/** When shops are compared, and what came of it. */
@ApplicationScoped
class ReconciliationStore {
    private static final int LONGEST_DETAIL = 500;
    private static final String SELECT =
            "SELECT channel, shop_id, span, next_at, attempts, detail, from_at, until_at, listed, missing_here,"
                    + " missing_there, differing, finished_at FROM channel_reconciliations ";
    private static final String ONE = " WHERE channel = ? AND shop_id = ? AND span = ?";

    private final DataSource dataSource;

    ReconciliationStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Begins to compare a shop; one that is compared already goes on as it is. */
    void begin(String channel, String shopId, Span span, Instant firstAt) {
        update("""
                INSERT IGNORE INTO channel_reconciliations
                  (channel, shop_id, span, next_at, attempts, listed, missing_here, missing_there, differing, event_sequence)
                VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0, 0)""", channel, shopId, span.name(), Timestamp.from(firstAt));
    }

    List<Reconciliation> due(Instant now, int limit) {
        return list(SELECT + "WHERE next_at <= ? ORDER BY next_at LIMIT ?", Timestamp.from(now), limit);
    }

    List<Reconciliation> of(String channel, String shopId) {
        return list(SELECT + "WHERE channel = ? AND shop_id = ? ORDER BY span", channel, shopId);
    }

    void putOff(Reconciliation one, @Nullable String detail, Instant nextAt) {
        update(
                "UPDATE channel_reconciliations SET next_at = ?, attempts = attempts + 1, detail = ?" + ONE,
                Timestamp.from(nextAt),
                detail == null ? null : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                one.channel(),
                one.shopId(),
                one.span().name());
    }

    void now(String channel, String shopId, Instant now) {
        update(
                "UPDATE channel_reconciliations SET next_at = ?, attempts = 0 WHERE channel = ? AND shop_id = ?",
                Timestamp.from(now),
                channel,
                shopId);
    }

    /** Writes what was found, and gives the number of the event that tells of it. */
    long finished(Reconciliation one, Reconciliation.Outcome outcome, Instant nextAt) {
        update(
                """
                UPDATE channel_reconciliations SET next_at = ?, attempts = 0, detail = NULL, from_at = ?, until_at = ?,
                  listed = ?, missing_here = ?, missing_there = ?, differing = ?, finished_at = ?,
                  event_sequence = event_sequence + 1""" + ONE,
                Timestamp.from(nextAt),
                Timestamp.from(outcome.from()),
                Timestamp.from(outcome.until()),
                outcome.listed(),
                outcome.missingHere(),
                outcome.missingThere(),
                outcome.differing(),
                Timestamp.from(outcome.at()),
                one.channel(),
                one.shopId(),
                one.span().name());
        String select = "SELECT event_sequence FROM channel_reconciliations" + ONE;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            bind(statement, one.channel(), one.shopId(), one.span().name());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<Reconciliation> list(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<Reconciliation> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new Reconciliation(
                            rows.getString("channel"),
                            rows.getString("shop_id"),
                            Span.valueOf(rows.getString("span")),
                            rows.getTimestamp("next_at").toInstant(),
                            rows.getInt("attempts"),
                            Optional.ofNullable(rows.getString("detail")),
                            outcome(rows)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Optional<Reconciliation.Outcome> outcome(ResultSet row) throws SQLException {
        Timestamp finishedAt = row.getTimestamp("finished_at");
        if (finishedAt == null) {
            return Optional.empty();
        }
        return Optional.of(new Reconciliation.Outcome(
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                row.getLong("listed"),
                row.getLong("missing_here"),
                row.getLong("missing_there"),
                row.getLong("differing"),
                finishedAt.toInstant()));
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep how shops are compared", e);
    }
}
