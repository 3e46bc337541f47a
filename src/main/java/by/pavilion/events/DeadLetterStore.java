package by.pavilion.events;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Events that were set aside. Each portion of every reaction asks whether one of its keys is blocked: plain JDBC. */
@ApplicationScoped
class DeadLetterStore {
    private static final int LONGEST_REASON = 1_000;
    private static final String COLUMNS = "w.id, w.context, w.event_id, w.topic, w.type, w.event_key, w.sequence,"
            + " w.happened_at, w.correlation_id, w.payload, w.state, w.attempts, w.reason, w.set_aside_at, w.closed_at,"
            + " w.closed_by, w.note, w.traceparent";

    private final DataSource dataSource;
    private final Ids ids;

    DeadLetterStore(DataSource dataSource, Ids ids) {
        this.dataSource = dataSource;
        this.ids = ids;
    }

    private record Key(String topic, String key) {
        static Key of(ReceivedEvent event) {
            return new Key(event.topic().topicName(), event.key());
        }
    }

    /** What a list is narrowed to; everything that is absent does not matter. */
    record Filter(Optional<String> context, Optional<String> topic, Optional<DeadLetterState> state) {}

    /** Those of the events that need not wait behind another one of their key. */
    List<ReceivedEvent> unblocked(String context, List<ReceivedEvent> portion) {
        Set<Key> blocked = isAnyBlocking() ? blocked(context, portion) : Set.of();
        return blocked.isEmpty()
                ? portion
                : portion.stream()
                        .filter(event -> !blocked.contains(Key.of(event)))
                        .toList();
    }

    /** As a rule there is none, and one look tells: otherwise each key on each topic is a look of its own. */
    private boolean isAnyBlocking() {
        String query = "SELECT 1 FROM events_parked WHERE state IN ('PARKED', 'WAITING') LIMIT 1";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            return row.next();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Set<Key> blocked(String context, List<ReceivedEvent> portion) {
        Set<Topic> topics = portion.stream().map(ReceivedEvent::topic).collect(Collectors.toSet());
        Set<String> keys = portion.stream().map(ReceivedEvent::key).collect(Collectors.toSet());
        String query = "SELECT DISTINCT topic, event_key FROM events_parked WHERE context = ? AND topic IN ("
                + marks(topics.size()) + ") AND event_key IN (" + marks(keys.size())
                + ") AND state IN ('PARKED', 'WAITING')";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            int parameter = 0;
            select.setString(++parameter, context);
            for (Topic topic : topics) {
                select.setString(++parameter, topic.topicName());
            }
            for (String key : keys) {
                select.setString(++parameter, key);
            }
            try (ResultSet rows = select.executeQuery()) {
                Set<Key> blocked = new HashSet<>();
                while (rows.next()) {
                    blocked.add(new Key(rows.getString(1), rows.getString(2)));
                }
                return blocked;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Keeps events that were not or cannot be handled; one that is kept already stays as it is. */
    void insert(
            String context,
            Collection<ReceivedEvent> events,
            DeadLetterState state,
            int attempts,
            Optional<String> reason,
            Instant at) {
        String insert = "INSERT IGNORE INTO events_parked (id, context, event_id, topic, type, event_key, sequence,"
                + " happened_at, correlation_id, payload, state, attempts, reason, set_aside_at, traceparent)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (ReceivedEvent event : events) {
                statement.setLong(1, ids.next());
                statement.setString(2, context);
                statement.setString(3, event.id());
                statement.setString(4, event.topic().topicName());
                statement.setString(5, event.type());
                statement.setString(6, event.key());
                statement.setLong(7, event.sequence());
                Statements.setInstant(statement, 8, event.time());
                statement.setString(9, event.correlationId());
                statement.setString(10, event.data());
                statement.setString(11, state.name());
                statement.setInt(12, attempts);
                statement.setString(13, reason.map(DeadLetterStore::cut).orElse(null));
                Statements.setInstant(statement, 14, at);
                statement.setString(15, event.traceparent());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Notes an attempt that has failed again, or the first one of an event that has waited. */
    void attempted(DeadLetterId id, String reason) {
        String update = "UPDATE events_parked SET state = 'PARKED', attempts = attempts + 1, reason = ?"
                + " WHERE id = ? AND state IN ('PARKED', 'WAITING')";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, cut(reason));
            statement.setLong(2, id.value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void close(DeadLetterId id, DeadLetterState state, Optional<String> note, String by, Instant at) {
        String update = "UPDATE events_parked SET state = ?, note = ?, closed_by = ?, closed_at = ? WHERE id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, state.name());
            statement.setString(2, note.orElse(null));
            statement.setString(3, by);
            Statements.setInstant(statement, 4, at);
            statement.setLong(5, id.value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Optional<DeadLetter> find(DeadLetterId id) {
        return list("SELECT " + COLUMNS + " FROM events_parked w WHERE w.id = ?", List.of(id.value())).stream()
                .findFirst();
    }

    Optional<DeadLetter> lock(DeadLetterId id) {
        return list("SELECT " + COLUMNS + " FROM events_parked w WHERE w.id = ? FOR UPDATE", List.of(id.value()))
                .stream()
                .findFirst();
    }

    /** Whether an earlier event of the same key is set aside as well. */
    boolean waits(DeadLetter letter) {
        String query = "SELECT " + COLUMNS + " FROM events_parked w WHERE w.context = ? AND w.topic = ?"
                + " AND w.event_key = ? AND w.sequence < ? AND w.state IN ('PARKED', 'WAITING') LIMIT 1";
        ReceivedEvent event = letter.event();
        return !list(query, List.of(letter.context(), event.topic().topicName(), event.key(), event.sequence()))
                .isEmpty();
    }

    /** Those that have waited for an earlier one of their key, and need not any more. */
    List<DeadLetter> released(int limit) {
        String query = "SELECT " + COLUMNS + " FROM events_parked w WHERE w.state = 'WAITING' AND NOT EXISTS"
                + " (SELECT 1 FROM events_parked p WHERE p.context = w.context AND p.topic = w.topic"
                + " AND p.event_key = w.event_key AND p.sequence < w.sequence AND p.state IN ('PARKED', 'WAITING'))"
                + " ORDER BY w.id LIMIT ?";
        return list(query, List.of(limit));
    }

    /** The newest first, below this number. */
    List<DeadLetter> page(Filter filter, long below, int limit) {
        StringBuilder query =
                new StringBuilder("SELECT ").append(COLUMNS).append(" FROM events_parked w WHERE w.id < ?");
        List<Object> values = new ArrayList<>(List.of(below));
        filter.context().ifPresent(context -> {
            query.append(" AND w.context = ?");
            values.add(context);
        });
        filter.topic().ifPresent(topic -> {
            query.append(" AND w.topic = ?");
            values.add(topic);
        });
        filter.state().ifPresent(state -> {
            query.append(" AND w.state = ?");
            values.add(state.name());
        });
        query.append(" ORDER BY w.id DESC LIMIT ?");
        values.add(limit);
        return list(query.toString(), values);
    }

    /** How many wait for a person. */
    long open() {
        String query = "SELECT COUNT(*) FROM events_parked WHERE state IN ('PARKED', 'UNREADABLE')";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Drops what was closed before a time, the oldest first; gives how many. */
    int forgetBefore(Instant time, int limit) {
        String delete = "DELETE FROM events_parked WHERE closed_at < ? ORDER BY closed_at LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement deletion = connection.prepareStatement(delete)) {
            Statements.setInstant(deletion, 1, time);
            deletion.setInt(2, limit);
            return deletion.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<DeadLetter> list(String query, List<Object> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            for (int index = 0; index < values.size(); index++) {
                select.setObject(index + 1, values.get(index));
            }
            try (ResultSet row = select.executeQuery()) {
                List<DeadLetter> letters = new ArrayList<>();
                while (row.next()) {
                    letters.add(letter(row));
                }
                return letters;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                new DeadLetterId(row.getLong("id")),
                row.getString("context"),
                new ReceivedEvent(
                        row.getString("event_id"),
                        Topic.named(row.getString("topic")),
                        row.getString("type"),
                        row.getString("event_key"),
                        row.getLong("sequence"),
                        Statements.instant(row, "happened_at"),
                        row.getString("correlation_id"),
                        row.getString("payload"),
                        row.getString("traceparent")),
                DeadLetterState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("reason")),
                Statements.instant(row, "set_aside_at"),
                Statements.optionalInstant(row, "closed_at"),
                Optional.ofNullable(row.getString("closed_by")),
                Optional.ofNullable(row.getString("note")));
    }

    private static String marks(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot use the dead letters", e);
    }
}
