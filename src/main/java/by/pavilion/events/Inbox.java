package by.pavilion.events;

import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Which context has handled which event. */
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
        if (byId.isEmpty()) {
            return List.of();
        }
        String select = "SELECT event_id FROM events_inbox WHERE context = ? AND event_id IN ("
                + String.join(",", Collections.nCopies(byId.size(), "?")) + ")";
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
            if (!byId.isEmpty()) {
                Instant now = clock.instant();
                Rows rows = Rows.of("INSERT INTO events_inbox (context, event_id, handled_at)");
                byId.keySet().forEach(id -> rows.text(context).text(id).time(now));
                rows.insert(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the inbox", e);
        }
        return List.copyOf(byId.values());
    }

    /** Forgets what was handled before a time, the oldest first; gives how many. */
    int forgetBefore(Instant time, int limit) {
        String delete = "DELETE FROM events_inbox WHERE handled_at < ? ORDER BY handled_at LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement deletion = connection.prepareStatement(delete)) {
            Statements.setInstant(deletion, 1, time);
            deletion.setInt(2, limit);
            return deletion.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget the inbox", e);
        }
    }
}
