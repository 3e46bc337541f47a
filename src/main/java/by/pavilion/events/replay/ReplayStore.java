package by.pavilion.events.replay;

import by.pavilion.events.Topic;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Replays, in plain JDBC: one slim table. */
@ApplicationScoped
class ReplayStore {
    private static final int LONGEST_ERROR = 500;
    private static final String SELECT = "SELECT id, topic, type, event_key, sent_after, sent_until, first_position,"
            + " last_position, done_position, events, state, last_error, requested_by, requested_at, ended_at"
            + " FROM events_replays ";

    private final DataSource dataSource;

    ReplayStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(Replay replay) {
        String insert =
                "INSERT INTO events_replays (id, topic, type, event_key, sent_after, sent_until, first_position,"
                        + " last_position, done_position, events, state, requested_by, requested_at, ended_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, replay.id().value());
            statement.setString(2, replay.topic().topicName());
            statement.setString(3, replay.type().orElse(null));
            statement.setString(4, replay.key().orElse(null));
            Statements.setInstant(statement, 5, replay.after());
            Statements.setInstant(statement, 6, replay.until());
            statement.setLong(7, replay.firstPosition());
            statement.setLong(8, replay.lastPosition());
            statement.setLong(9, replay.donePosition());
            statement.setLong(10, replay.events());
            statement.setString(11, replay.state().name());
            statement.setString(12, replay.requestedBy());
            Statements.setInstant(statement, 13, replay.requestedAt());
            Statements.setInstant(statement, 14, replay.endedAt().orElse(null));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Notes how far a replay is, unless it was stopped or somebody else has taken it further meanwhile. */
    boolean update(Replay before, Replay after) {
        String update =
                "UPDATE events_replays SET done_position = ?, events = ?, state = ?, last_error = ?, ended_at = ?"
                        + " WHERE id = ? AND state = ? AND done_position = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, after.donePosition());
            statement.setLong(2, after.events());
            statement.setString(3, after.state().name());
            statement.setString(4, after.lastError().map(ReplayStore::cut).orElse(null));
            Statements.setInstant(statement, 5, after.endedAt().orElse(null));
            statement.setLong(6, before.id().value());
            statement.setString(7, before.state().name());
            statement.setLong(8, before.donePosition());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Optional<Replay> find(ReplayId id) {
        return list(SELECT + "WHERE id = ?", id.value()).stream().findFirst();
    }

    Optional<Replay> lock(ReplayId id) {
        return list(SELECT + "WHERE id = ? FOR UPDATE", id.value()).stream().findFirst();
    }

    /** The one that was asked for first; the others wait for it. */
    Optional<Replay> running() {
        return list(SELECT + "WHERE state = 'RUNNING' ORDER BY id LIMIT 1").stream()
                .findFirst();
    }

    /** The newest first, below this number. */
    List<Replay> page(long below, int limit) {
        return list(SELECT + "WHERE id < ? ORDER BY id DESC LIMIT ?", below, limit);
    }

    private List<Replay> list(String select, long... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setLong(index + 1, parameters[index]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<Replay> replays = new ArrayList<>();
                while (row.next()) {
                    replays.add(new Replay(
                            new ReplayId(row.getLong("id")),
                            Topic.named(row.getString("topic")),
                            Optional.ofNullable(row.getString("type")),
                            Optional.ofNullable(row.getString("event_key")),
                            Statements.instant(row, "sent_after"),
                            Statements.instant(row, "sent_until"),
                            row.getLong("first_position"),
                            row.getLong("last_position"),
                            row.getLong("done_position"),
                            row.getLong("events"),
                            ReplayState.valueOf(row.getString("state")),
                            Optional.ofNullable(row.getString("last_error")),
                            row.getString("requested_by"),
                            Statements.instant(row, "requested_at"),
                            Statements.optionalInstant(row, "ended_at")));
                }
                return replays;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot use the replays", e);
    }
}
