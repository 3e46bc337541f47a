package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
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

    /** Notes the event as handled by the running transaction. False when it was handled before. */
    boolean isNew(String context, String eventId) {
        String insert = "INSERT IGNORE INTO events_inbox (context, event_id, handled_at) VALUES (?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, context);
            statement.setString(2, eventId);
            statement.setTimestamp(3, Timestamp.from(clock.instant()));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the inbox", e);
        }
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
