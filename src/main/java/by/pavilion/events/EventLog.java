package by.pavilion.events;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Past events from our own log, with the ids that they were sent with.
 *
 * <p>Whoever remembers a place in the log must never find an event below it later. Three things see to that: places are
 * given by the database while it inserts; {@link Outbox} refuses to let a transaction go on whose insert took longer than
 * {@link Outbox#LONGEST_INSERT}, so that a place that is older than {@code pavilion.events.settle} is either filled or
 * will never be; and the reading waits at rows that are inserted and not yet committed, however long that takes.
 */
@ApplicationScoped
public class EventLog {
    static final String COLUMNS = "o.log_position, o.id, o.aggregatetype, o.aggregateid, o.sequence, o.type,"
            + " o.happened_at, o.recorded_at, o.correlation_id, o.causation_id, o.traceparent, o.payload";

    /** So many places are looked through at once, whether their events are wanted or not. */
    private static final int SPAN = 5_000;

    /** How far the clocks of two replicas may be apart when an event's number stands for its time. */
    private static final long CLOCKS_APART_MILLIS = 60_000;

    /** Plain JDBC on the outbox's table, which no entity maps. */
    private final DataSource dataSource;

    private final EventsConfig config;
    private final Clock clock;

    EventLog(DataSource dataSource, EventsConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
    }

    /** What a reader looks for; everything that is absent does not matter. */
    public record Filter(Optional<Topic> topic, Optional<String> type, Optional<String> key) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A part of the log.
     *
     * @param lookedThrough there is nothing up to this place that the reader has not got
     * @param more whether the log goes on behind it already
     */
    public record Part(List<LoggedEvent> events, long lookedThrough, boolean more) {
        public Part {
            events = List.copyOf(events);
        }
    }

    /**
     * The settled events behind a place in the order of the log, at most {@code limit}. It may give none although there are
     * some further on: go on at {@link Part#lookedThrough}.
     *
     * @param position 0 for the beginning
     */
    public Part after(long position, Filter filter, int limit) {
        long young = Ids.lowestAt(settledBefore());
        try (Connection connection = dataSource.getConnection()) {
            long settled = settled(connection, young);
            if (settled <= position) {
                return new Part(List.of(), position, false);
            }
            long upTo = filter.key().isPresent() ? settled : Math.min(settled, position + SPAN);
            List<LoggedEvent> events = read(connection, position, upTo, filter, limit);
            for (int index = 0; index < events.size(); index++) {
                if (events.get(index).number() >= young) { // committed while we waited for it
                    long before = events.get(index).position() - 1;
                    return new Part(events.subList(0, index), before, false);
                }
            }
            long lookedThrough =
                    events.size() < limit ? upTo : events.get(events.size() - 1).position();
            return new Part(events, lookedThrough, lookedThrough < settled);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Events that were recorded before this time are settled. */
    public Instant settledBefore() {
        return clock.instant().minus(config.settle());
    }

    /** The last place of the log that is settled; 0 when nothing is. */
    public long settled() {
        try (Connection connection = dataSource.getConnection()) {
            return settled(connection, Ids.lowestAt(settledBefore()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The last place of the log that holds a committed event; cheap to ask for. */
    public long last() {
        try (Connection connection = dataSource.getConnection()) {
            return number(connection, "SELECT MAX(log_position) FROM events_outbox", null)
                    .orElse(0);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The place of an event; empty when the log has no such event, or no longer. */
    public OptionalLong positionOf(EventId id) {
        try (Connection connection = dataSource.getConnection()) {
            return number(connection, "SELECT log_position FROM events_outbox WHERE id = ?", id.value());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Optional<LoggedEvent> find(EventId id) {
        String query = "SELECT " + COLUMNS + " FROM events_outbox o WHERE o.id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, id.value());
            return list(select).stream().findFirst();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * A range of the log.
     *
     * @param last below the first when there is nothing in it
     */
    public record Places(long first, long last) {}

    /** The places that were filled from one time on and before another. */
    public Places between(Instant from, Instant to) {
        long last = lastBefore(to).orElse(0);
        return new Places(firstSince(from).orElse(last + 1), last);
    }

    /** The first place that was filled at this time or later; empty when nothing was. */
    private OptionalLong firstSince(Instant time) {
        String query = "SELECT MIN(log_position) FROM (SELECT log_position FROM events_outbox WHERE id >= ?"
                + " ORDER BY id LIMIT 1000) first";
        try (Connection connection = dataSource.getConnection()) {
            return number(connection, query, Ids.lowestAt(time));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The last place that was filled before this time; empty when nothing was. */
    private OptionalLong lastBefore(Instant time) {
        String query = "SELECT MAX(log_position) FROM (SELECT log_position FROM events_outbox WHERE id < ?"
                + " ORDER BY id DESC LIMIT 1000) last";
        try (Connection connection = dataSource.getConnection()) {
            return number(connection, query, Ids.lowestAt(time));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The committed events of one key with a number above {@code afterSequence}, in order, at most {@code limit}. */
    public List<ReceivedEvent> of(Topic topic, String key, long afterSequence, int limit) {
        String query = "SELECT " + COLUMNS + " FROM events_outbox o"
                + " WHERE o.aggregatetype = ? AND o.aggregateid = ? AND o.sequence > ? ORDER BY o.sequence LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, topic.topicName());
            select.setString(2, key);
            select.setLong(3, afterSequence);
            select.setInt(4, limit);
            return list(select).stream().map(LoggedEvent::received).toList();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Drops events that were recorded before a time and that the relay has sent, the oldest first; gives how many. */
    int forgetBefore(Instant time, int limit) {
        String delete = "DELETE FROM events_outbox WHERE id < ? AND NOT EXISTS"
                + " (SELECT 1 FROM events_pending p WHERE p.id = events_outbox.id) ORDER BY id LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement deletion = connection.prepareStatement(delete)) {
            deletion.setLong(1, Ids.lowestAt(time));
            deletion.setInt(2, limit);
            return deletion.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The index is named because the optimizer likes to look for a minimum by walking the log from its beginning. */
    private static long settled(Connection connection, long young) throws SQLException {
        String firstYoung = "SELECT MIN(log_position) FROM events_outbox FORCE INDEX (PRIMARY) WHERE id >= ?";
        OptionalLong first = number(connection, firstYoung, young);
        if (first.isPresent()) {
            return first.getAsLong() - 1;
        }
        return number(connection, "SELECT MAX(log_position) FROM events_outbox WHERE id < ?", young)
                .orElse(0);
    }

    /** Waits at rows that are not committed, so it must never be called within a transaction that writes events. */
    private static List<LoggedEvent> read(Connection connection, long position, long upTo, Filter filter, int limit)
            throws SQLException {
        StringBuilder query = new StringBuilder("SELECT ").append(COLUMNS).append(" FROM events_outbox o");
        List<Object> values = new ArrayList<>();
        if (filter.key().isPresent()) {
            List<String> topics = filter.topic().map(List::of).orElseGet(() -> List.of(Topic.values())).stream()
                    .map(Topic::topicName)
                    .toList();
            query.append(" FORCE INDEX (by_aggregate) WHERE o.aggregatetype IN (")
                    .append(String.join(",", Collections.nCopies(topics.size(), "?")))
                    .append(") AND o.aggregateid = ? AND o.id >= ?");
            values.addAll(topics);
            values.add(filter.key().get());
            values.add(lowestNumberAfter(connection, position));
            query.append(" AND o.log_position > ? AND o.log_position <= ?");
        } else {
            query.append(" FORCE INDEX (by_position) WHERE o.log_position > ? AND o.log_position <= ?");
        }
        values.add(position);
        values.add(upTo);
        filter.topic().filter(unused -> filter.key().isEmpty()).ifPresent(topic -> {
            query.append(" AND o.aggregatetype = ?");
            values.add(topic.topicName());
        });
        filter.type().ifPresent(type -> {
            query.append(" AND o.type = ?");
            values.add(type);
        });
        query.append(" ORDER BY o.log_position LIMIT ? LOCK IN SHARE MODE");
        values.add(limit);
        try (PreparedStatement select = connection.prepareStatement(query.toString())) {
            for (int index = 0; index < values.size(); index++) {
                select.setObject(index + 1, values.get(index));
            }
            return list(select);
        }
    }

    /** A key's entries in the index carry their numbers, not their places: this spares us most rows that are too old. */
    private static long lowestNumberAfter(Connection connection, long position) throws SQLException {
        OptionalLong next = number(
                connection,
                "SELECT id FROM events_outbox WHERE log_position > ? ORDER BY log_position LIMIT 1",
                position);
        return next.isEmpty() ? 0 : Ids.lowestAt(Ids.madeAt(next.getAsLong()).minusMillis(CLOCKS_APART_MILLIS));
    }

    private static OptionalLong number(Connection connection, String query, @Nullable Long parameter)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            if (parameter != null) {
                select.setLong(1, parameter);
            }
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return OptionalLong.empty();
                }
                long number = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
            }
        }
    }

    /** The events that a statement selects by {@link #COLUMNS}. */
    static List<LoggedEvent> list(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<LoggedEvent> events = new ArrayList<>();
            while (row.next()) {
                events.add(new LoggedEvent(
                        row.getLong(1),
                        row.getLong(2),
                        Topic.named(row.getString(3)),
                        row.getString(4),
                        row.getLong(5),
                        row.getString(6),
                        Statements.instant(row, 7),
                        Statements.instant(row, 8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12)));
            }
            return events;
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot read the event log", e);
    }
}
