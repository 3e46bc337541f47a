package by.pavilion.channel.cases;

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

/** Cases of the channels. Plain JDBC: that one is open once is said by one statement. */
@ApplicationScoped
class CaseStore {
    private static final int LONGEST_DETAIL = 500;
    private static final String COLUMNS =
            "id, channel, shop_id, trouble, subject, order_id, detail, due_at, opened_at, closed_at, outcome";

    private final DataSource dataSource;

    CaseStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void open(
            long id,
            ChannelCases.About about,
            Optional<String> orderId,
            String detail,
            Optional<Instant> dueAt,
            Instant now) {
        String insert = """
                INSERT INTO channel_cases
                  (id, channel, shop_id, trouble, subject, order_id, detail, due_at, opened_at, open_mark)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                ON DUPLICATE KEY UPDATE detail = VALUES(detail), due_at = VALUES(due_at),
                  order_id = COALESCE(VALUES(order_id), order_id)""";
        update(
                insert,
                id,
                about.channel(),
                about.shopId(),
                about.trouble().name(),
                about.subject(),
                orderId.orElse(null),
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                dueAt.map(Timestamp::from).orElse(null),
                Timestamp.from(now));
    }

    boolean close(ChannelCases.About about, String outcome, Instant now) {
        String close = """
                UPDATE channel_cases SET open_mark = NULL, closed_at = ?, outcome = ?
                WHERE channel = ? AND shop_id = ? AND trouble = ? AND subject = ? AND open_mark = 1""";
        return update(
                        close,
                        Timestamp.from(now),
                        outcome,
                        about.channel(),
                        about.shopId(),
                        about.trouble().name(),
                        about.subject())
                > 0;
    }

    boolean close(ChannelCaseId id, String outcome, Instant now) {
        return update(
                        "UPDATE channel_cases SET open_mark = NULL, closed_at = ?, outcome = ? WHERE id = ? AND open_mark = 1",
                        Timestamp.from(now),
                        outcome,
                        id.value())
                > 0;
    }

    Optional<ChannelCase> find(ChannelCaseId id) {
        return list("SELECT " + COLUMNS + " FROM channel_cases WHERE id = ?", id.value()).stream()
                .findFirst();
    }

    List<ChannelCase> page(String channel, long after, int limit) {
        return list(
                "SELECT " + COLUMNS
                        + " FROM channel_cases WHERE open_mark = 1 AND channel = ? AND id > ? ORDER BY id LIMIT ?",
                channel,
                after,
                limit);
    }

    /** Of all channels, the longest waiting first, after one of this time and number. */
    List<ChannelCase> open(Instant afterTime, long afterNumber, int limit) {
        return list(
                "SELECT " + COLUMNS + " FROM channel_cases WHERE open_mark = 1 AND (opened_at, id) > (?, ?)"
                        + " ORDER BY opened_at, id LIMIT ?",
                Timestamp.from(afterTime),
                afterNumber,
                limit);
    }

    long countOpen(String channel, String shopId) {
        String count = "SELECT COUNT(*) FROM channel_cases WHERE open_mark = 1 AND channel = ? AND shop_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(count)) {
            bind(statement, channel, shopId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private int update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<ChannelCase> list(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<ChannelCase> cases = new ArrayList<>();
                while (rows.next()) {
                    cases.add(new ChannelCase(
                            new ChannelCaseId(rows.getLong("id")),
                            rows.getString("channel"),
                            rows.getString("shop_id"),
                            Trouble.valueOf(rows.getString("trouble")),
                            rows.getString("subject"),
                            Optional.ofNullable(rows.getString("order_id")),
                            Optional.ofNullable(rows.getString("detail")),
                            Optional.ofNullable(rows.getTimestamp("due_at")).map(Timestamp::toInstant),
                            rows.getTimestamp("opened_at").toInstant(),
                            Optional.ofNullable(rows.getTimestamp("closed_at")).map(Timestamp::toInstant),
                            Optional.ofNullable(rows.getString("outcome"))));
                }
                return cases;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep cases of channels", e);
    }
}
