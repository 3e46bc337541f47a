package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Which context has handled which event, and which events it could not handle. */
@ApplicationScoped
class Inbox {
    /** Plain JDBC: one insert per event on the path of every reaction. */
    private final DataSource dataSource;

    private final Clock clock;

    Inbox(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Notes the events as handled by the running transaction, and returns those that were not handled before. */
    List<ReceivedEvent> take(String context, List<ReceivedEvent> portion) {
        Map<String, ReceivedEvent> byId = new LinkedHashMap<>();
        portion.forEach(event -> byId.putIfAbsent(event.id(), event));
        String select = "SELECT event_id FROM events_inbox WHERE context = ? AND event_id IN ("
                + String.join(",", Collections.nCopies(byId.size(), "?")) + ")";
        String insert = "INSERT INTO events_inbox (context, event_id, handled_at) VALUES (?, ?, ?)";
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(select)) {
                int parameter = 1;
                statement.setString(parameter++, context);
                for (String id : byId.keySet()) {
                    statement.setString(parameter++, id);
                }
                try (ResultSet handled = statement.executeQuery()) {
                    while (handled.next()) {
                        byId.remove(handled.getString(1));
                    }
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                for (String id : byId.keySet()) {
                    statement.setString(1, context);
                    statement.setString(2, id);
                    statement.setTimestamp(3, Timestamp.from(clock.instant()));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the inbox", e);
        }
        return List.copyOf(byId.values());
    }

    /** Keeps an event that could not be handled, so that its partition can go on. */
    void setAside(String context, String eventId, Throwable reason) {
        String insert =
                "INSERT IGNORE INTO events_dead_letters (context, event_id, reason, set_aside_at) VALUES (?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, context);
            statement.setString(2, eventId);
            statement.setString(3, String.valueOf(reason));
            statement.setTimestamp(4, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the dead letters", e);
        }
    }
}
