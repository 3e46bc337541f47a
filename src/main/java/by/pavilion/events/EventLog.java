package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Past events from our own log, with the ids that they were sent with. */
@ApplicationScoped
public class EventLog {
    /** Plain JDBC on the outbox's table, which no entity maps. */
    private final DataSource dataSource;

    EventLog(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The committed events of one key with a number above {@code afterSequence}, in order, at most {@code limit}. */
    public List<ReceivedEvent> of(Topic topic, String key, long afterSequence, int limit) {
        String query = """
                SELECT id, type, sequence, happened_at, correlation_id, payload FROM events_outbox
                WHERE aggregatetype = ? AND aggregateid = ? AND sequence > ? ORDER BY sequence LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, topic.topicName());
            select.setString(2, key);
            select.setLong(3, afterSequence);
            select.setInt(4, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<ReceivedEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(new ReceivedEvent(
                            Outbox.EVENT_ID.print(rows.getLong(1)),
                            topic,
                            rows.getString(2),
                            key,
                            rows.getLong(3),
                            rows.getTimestamp(4).toInstant(),
                            rows.getString(5),
                            rows.getString(6)));
                }
                return events;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the event log", e);
        }
    }
}
