package by.pavilion.events;

import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** How much the relay has still to send. */
@ApplicationScoped
class PendingStore {
    /** Counting goes no further: that it is very much is all that anybody wants to know then. */
    private static final int MOST = 1_000_000;

    private final DataSource dataSource;

    PendingStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What waits.
     *
     * @param oldest when the first of it was written
     */
    record Backlog(long events, Optional<Instant> oldest) {}

    Backlog backlog() {
        String query = "SELECT COUNT(*), MIN(id) FROM (SELECT id FROM events_pending ORDER BY id LIMIT ?) waiting";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setInt(1, MOST);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long events = row.getLong(1);
                return new Backlog(events, events == 0 ? Optional.empty() : Optional.of(Ids.madeAt(row.getLong(2))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count what the relay has to send", e);
        }
    }
}
