package by.pavilion.channel;

import by.pavilion.parties.Parties;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Orders in their marketplaces' own words, sealed: they hold what a marketplace has not encrypted well enough for us. */
@ApplicationScoped
class AnswerStore {
    /** In the place of a digest: what could not be read has none. */
    private static final String UNREAD = "unread";

    private final DataSource dataSource;
    private final Parties parties;
    private final Ids ids;

    AnswerStore(DataSource dataSource, Parties parties, Ids ids) {
        this.dataSource = dataSource;
        this.parties = parties;
        this.ids = ids;
    }

    /** Keeps a version of an order; one that is kept already stays. */
    void keep(ChannelOrder order, ChannelOrder.Seen version, String raw, Instant now) {
        keep(order, version.updatedAt(), version.digest(), raw, now);
    }

    /** The same of many orders, by one statement. */
    void keep(List<FetchedOrder> fetched, Instant now) {
        if (fetched.isEmpty()) {
            return;
        }
        Rows rows = Rows.of(
                "INSERT IGNORE INTO channel_answers (id, channel_order_id, updated_at, digest, sealed, fetched_at)");
        for (FetchedOrder one : fetched) {
            long id = ids.next();
            ChannelOrder.Seen version = ChannelOrder.Seen.of(one.order());
            rows.number(id)
                    .number(one.wanted().id())
                    .time(version.updatedAt())
                    .text(version.digest())
                    .bytes(parties.seal(one.raw().getBytes(StandardCharsets.UTF_8), boundTo(id)))
                    .time(now);
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep " + fetched.size() + " orders", e);
        }
    }

    /** Keeps what could not be read of an order, instead of what could not be read of it before. */
    void keepUnread(ChannelOrder order, String raw, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "DELETE FROM channel_answers WHERE channel_order_id = ? AND updated_at = ? AND digest = ?")) {
            statement.setLong(1, order.id());
            Statements.setInstant(statement, 2, Instant.EPOCH);
            statement.setString(3, UNREAD);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep order " + order.id(), e);
        }
        keep(order, Instant.EPOCH, UNREAD, raw, now);
    }

    private void keep(ChannelOrder order, Instant updatedAt, String digest, String raw, Instant now) {
        String insert = """
                INSERT IGNORE INTO channel_answers (id, channel_order_id, updated_at, digest, sealed, fetched_at)
                VALUES (?, ?, ?, ?, ?, ?)""";
        long id = ids.next();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, id);
            statement.setLong(2, order.id());
            Statements.setInstant(statement, 3, updatedAt);
            statement.setString(4, digest);
            statement.setBytes(5, parties.seal(raw.getBytes(StandardCharsets.UTF_8), boundTo(id)));
            Statements.setInstant(statement, 6, now);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep order " + order.id(), e);
        }
    }

    /** The newest version of an order that was kept. */
    Optional<String> newest(ChannelOrder order) {
        return first(order, "digest <> ? ORDER BY updated_at DESC, fetched_at DESC");
    }

    /** What could not be read of an order, if it was kept. */
    Optional<String> unread(ChannelOrder order) {
        return first(order, "digest = ? ORDER BY fetched_at DESC");
    }

    /** @param which of those with or without {@link #UNREAD} */
    private Optional<String> first(ChannelOrder order, String which) {
        String select = "SELECT id, sealed FROM channel_answers WHERE channel_order_id = ? AND " + which + " LIMIT 1";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, order.id());
            statement.setString(2, UNREAD);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new String(
                                parties.open(row.getBytes(2), boundTo(row.getLong(1))), StandardCharsets.UTF_8))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what was kept of order " + order.id(), e);
        }
    }

    /** Forgets what was fetched before a time, the oldest first; gives how many. */
    int forgetBefore(Instant time, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "DELETE FROM channel_answers WHERE fetched_at < ? ORDER BY fetched_at LIMIT ?")) {
            Statements.setInstant(statement, 1, time);
            statement.setInt(2, limit);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget orders of marketplaces", e);
        }
    }

    private static String boundTo(long id) {
        return "channel_answers/" + id;
    }
}
