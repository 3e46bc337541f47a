package by.pavilion.channel;

import by.pavilion.parties.Parties;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The inbox of marketplaces' messages. Plain JDBC with multi-row inserts: a live sale pushes thousands a second. */
@ApplicationScoped
class MessageStore {
    private static final String SELECT =
            "SELECT id, channel, message_id, shop_id, tag, sealed, app_key, received_at, state FROM channel_messages ";

    private final DataSource dataSource;
    private final Statements statements;
    private final Parties parties;
    private final Ids ids;

    MessageStore(DataSource dataSource, Statements statements, Parties parties, Ids ids) {
        this.dataSource = dataSource;
        this.statements = statements;
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
                INSERT IGNORE INTO channel_messages
                  (id, channel, app_key, message_id, shop_id, tag, sealed, state, received_at)""";
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
                    .text(message.shopId())
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
        return statements.number("SELECT COUNT(*) FROM channel_messages WHERE state = 'NEW'");
    }

    /**
     * How many messages of an application there are to be cared for.
     *
     * @param waiting that nobody has looked at
     * @param unreadable that are kept and could not be read
     */
    record Inbox(long waiting, long unreadable) {
        static final Inbox EMPTY = new Inbox(0, 0);
    }

    /** The inboxes of applications, by their keys; empty ones are left out. */
    Map<String, Inbox> inboxes(String channel, Collection<String> appKeys) {
        String select = """
                SELECT app_key, SUM(state = 'NEW'), SUM(state = 'UNREADABLE') FROM channel_messages
                WHERE state IN ('NEW', 'UNREADABLE') AND channel = ? AND app_key IN (%s) GROUP BY app_key""";
        return statements
                .list(
                        select.formatted(Statements.placeholders(appKeys.size())),
                        row -> Map.entry(row.getString(1), new Inbox(row.getLong(2), row.getLong(3))),
                        Stream.concat(Stream.of(channel), appKeys.stream()).toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Messages that nobody has looked at, oldest first. */
    List<StoredMessage> fresh(int limit) {
        return statements.list(SELECT + "WHERE state = 'NEW' ORDER BY id LIMIT ?", this::read, limit);
    }

    /** One that was pushed to an application, however it was looked at. */
    Optional<StoredMessage> find(long id, String channel, String appKey) {
        return statements
                .list(SELECT + "WHERE id = ? AND channel = ? AND app_key = ?", this::read, id, channel, appKey)
                .stream()
                .findFirst();
    }

    /** Those of an application in a state, without what they say, oldest first. */
    List<KeptMessage> page(String channel, String appKey, KeptMessage.State state, long after, int limit) {
        return statements.list(
                """
                SELECT id, message_id, tag, received_at, handled_at FROM channel_messages
                WHERE state = ? AND channel = ? AND app_key = ? AND id > ? ORDER BY id LIMIT ?""",
                row -> new KeptMessage(
                        StoredMessage.FORMAT.print(row.getLong("id")),
                        row.getString("message_id"),
                        row.getString("tag"),
                        state,
                        Statements.instant(row, "received_at"),
                        Statements.optionalInstant(row, "handled_at")),
                state.name(),
                channel,
                appKey,
                after,
                limit);
    }

    private StoredMessage read(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        String raw = new String(parties.open(row.getBytes("sealed"), boundTo(id)), StandardCharsets.UTF_8);
        return new StoredMessage(
                id,
                row.getString("channel"),
                row.getString("app_key"),
                new PushedMessage(row.getString("message_id"), row.getString("shop_id"), row.getString("tag"), raw),
                Statements.instant(row, "received_at"),
                State.valueOf(row.getString("state")));
    }

    /** Notes what has become of messages. */
    void mark(Map<StoredMessage, State> handled, Instant now) {
        statements.batch(
                "UPDATE channel_messages SET state = ?, handled_at = ? WHERE id = ?",
                handled.entrySet().stream()
                        .map(one -> List.<Object>of(
                                one.getValue().name(), now, one.getKey().id()))
                        .toList());
    }

    /** Forgets messages that were looked at and came before a time, the oldest first; gives how many. */
    int forgetBefore(Instant time, int limit) {
        return statements.update(
                "DELETE FROM channel_messages WHERE received_at < ? AND state <> 'NEW' ORDER BY received_at LIMIT ?",
                time,
                limit);
    }

    private static String boundTo(long id) {
        return "channel_messages/" + id;
    }
}
