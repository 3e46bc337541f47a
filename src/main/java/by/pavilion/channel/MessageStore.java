package by.pavilion.channel;

import by.pavilion.parties.Parties;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The inbox of marketplaces' messages. Plain JDBC with multi-row inserts: a live sale pushes thousands a second. */
@ApplicationScoped
class MessageStore {
    private final DataSource dataSource;
    private final Parties parties;
    private final Ids ids;

    MessageStore(DataSource dataSource, Parties parties, Ids ids) {
        this.dataSource = dataSource;
        this.parties = parties;
        this.ids = ids;
    }

    /** What became of a message. */
    enum State {
        NEW,
        DONE,
        UNREADABLE
    }

    /** Keeps the messages; those that we have already are left as they are. */
    void insert(String channel, String appKey, List<PushedMessage> messages, Instant now) {
        String insert = """
                INSERT IGNORE INTO channel_messages (id, channel, app_key, message_id, tag, sealed, state, received_at)""";
        if (messages.isEmpty()) {
            return;
        }
        Rows rows = Rows.of(insert);
        for (PushedMessage message : messages) {
            long id = ids.next();
            rows.number(id)
                    .text(channel)
                    .text(appKey)
                    .text(message.messageId())
                    .text(message.tag())
                    .bytes(parties.seal(message.raw().getBytes(StandardCharsets.UTF_8), boundTo(id)))
                    .text(State.NEW.name())
                    .time(now);
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep messages of " + channel, e);
        }
    }

    /** How many messages nobody has looked at. */
    long waiting() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT COUNT(*) FROM channel_messages WHERE state = 'NEW'");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count the inbox", e);
        }
    }

    /** How many messages of an application nobody has looked at. */
    long waiting(String channel, String appKey) {
        String count = "SELECT COUNT(*) FROM channel_messages WHERE state = 'NEW' AND channel = ? AND app_key = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(count)) {
            statement.setString(1, channel);
            statement.setString(2, appKey);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count the inbox", e);
        }
    }

    /** Messages that nobody has looked at, oldest first. */
    List<StoredMessage> fresh(int limit) {
        String select = """
                SELECT id, channel, message_id, tag, sealed, app_key, received_at FROM channel_messages
                WHERE state = 'NEW' ORDER BY id LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setInt(1, limit);
            List<StoredMessage> messages = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long id = rows.getLong(1);
                    String raw = new String(parties.open(rows.getBytes(5), boundTo(id)), StandardCharsets.UTF_8);
                    messages.add(new StoredMessage(
                            id,
                            rows.getString(2),
                            rows.getString(6),
                            new PushedMessage(rows.getString(3), rows.getString(4), raw),
                            rows.getTimestamp(7).toInstant()));
                }
            }
            return messages;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the inbox", e);
        }
    }

    void mark(StoredMessage message, State state, Instant now) {
        String update = "UPDATE channel_messages SET state = ?, handled_at = ? WHERE id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, state.name());
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setLong(3, message.id());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot mark message " + message.id(), e);
        }
    }

    /** Forgets messages that were looked at and came before a time, the oldest first; gives how many. */
    int forgetBefore(Instant time, int limit) {
        String delete =
                "DELETE FROM channel_messages WHERE received_at < ? AND state <> 'NEW' ORDER BY received_at LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setTimestamp(1, Timestamp.from(time));
            statement.setInt(2, limit);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget messages", e);
        }
    }

    private static String boundTo(long id) {
        return "channel_messages/" + id;
    }
}
