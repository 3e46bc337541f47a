package by.pavilion.channel.clearance;

import by.pavilion.channel.ClearanceOut;
import by.pavilion.channel.ExternalOrder;
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

/** Steps that marketplaces have to be told. */
@ApplicationScoped
class ClearanceStore {
    private static final int LONGEST = 200;
    private static final String ONE = " WHERE channel = ? AND shop_id = ? AND external_order_id = ? AND step = ?";

    private final DataSource dataSource;

    ClearanceStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Keeps the wish; a step is told once, however often it happens. */
    void want(ClearanceReport report, Instant now) {
        update(
                """
                INSERT IGNORE INTO channel_clearance_reports (channel, shop_id, external_order_id, step, place, happened_at,
                  why, state, next_attempt_at, attempts)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'WANTED', ?, 0)""",
                report.order().channel(),
                report.order().shopId(),
                report.order().externalOrderId(),
                report.step().name(),
                report.step().place(),
                Timestamp.from(report.happenedAt()),
                cut(report.why()),
                Timestamp.from(now));
    }

    /** Those that are due and of whose order no earlier step waits. */
    List<ClearanceReport> due(Instant now, int limit) {
        String select = """
                SELECT channel, shop_id, external_order_id, step, happened_at, why, attempts
                FROM channel_clearance_reports r WHERE next_attempt_at <= ? AND NOT EXISTS (
                  SELECT 1 FROM channel_clearance_reports earlier WHERE earlier.channel = r.channel
                    AND earlier.shop_id = r.shop_id AND earlier.external_order_id = r.external_order_id
                    AND earlier.place < r.place AND earlier.next_attempt_at IS NOT NULL)
                ORDER BY next_attempt_at LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<ClearanceReport> due = new ArrayList<>();
                while (rows.next()) {
                    due.add(new ClearanceReport(
                            new ExternalOrder(
                                    rows.getString("channel"),
                                    rows.getString("shop_id"),
                                    rows.getString("external_order_id")),
                            ClearanceOut.Step.valueOf(rows.getString("step")),
                            rows.getTimestamp("happened_at").toInstant(),
                            rows.getString("why"),
                            rows.getInt("attempts")));
                }
                return due;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Writes how a report stands. Without a next attempt it is done with. */
    void change(ClearanceReport report, String state, @Nullable String detail, @Nullable Instant nextAttemptAt) {
        update(
                "UPDATE channel_clearance_reports SET state = ?, detail = ?, next_attempt_at = ?, attempts = attempts + 1"
                        + ONE,
                state,
                detail == null ? null : cut(detail),
                nextAttemptAt == null ? null : Timestamp.from(nextAttemptAt),
                report.order().channel(),
                report.order().shopId(),
                report.order().externalOrderId(),
                report.step().name());
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private void update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep what marketplaces are told of customs", e);
    }
}
