package by.pavilion.events;

import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** What the relay has still to send: portions of hundreds of rows, read and deleted by one statement each. Plain JDBC. */
@ApplicationScoped
class PendingStore {
    /** Counting goes no further: that it is very much is all that anybody wants to know then. */
    private static final int MOST = 1_000_000;

    private static final int LEAST_OF_A_SLOT = 16;

    private final DataSource dataSource;

    PendingStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** How many events wait. */
    long howMany() {
        String query = "SELECT COUNT(*) FROM (SELECT id FROM events_pending ORDER BY id LIMIT ?) waiting";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setInt(1, MOST);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count what the relay has to send", e);
        }
    }

    /** When the first of what waits was written; empty when nothing does. */
    Optional<Instant> oldest() {
        String query = "SELECT MIN(id) FROM events_pending";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            long id = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(Ids.madeAt(id));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for the oldest event that the relay has to send", e);
        }
    }

    /**
     * What was read at once.
     *
     * @param upTo how far each slot has been read: everything of it up to this number was in this portion or one before it
     * @param cut whether there may be more: then a key's lower number can be among what was left
     */
    record Portion(List<LoggedEvent> events, Map<Integer, Long> upTo, boolean cut) {
        static final Portion NONE = new Portion(List.of(), Map.of(), false);

        Portion {
            events = List.copyOf(events);
            upTo = Map.copyOf(upTo);
        }
    }

    /**
     * Some of each slot, the oldest first, so that nothing has to be sorted or passed over however much other replicas have to
     * send. Slots do not keep pace: one with a long backlog goes on from its own place, whatever the others have come to.
     *
     * @param slots at least one
     * @param after only events with higher numbers than those of their slot here; a slot that is absent begins anew
     * @param most how many of all slots together
     */
    Portion read(Set<Integer> slots, Map<Integer, Long> after, int most) {
        boolean all = slots.size() == Outbox.SLOTS;
        int ofEach = all ? most : Math.max(LEAST_OF_A_SLOT, most / slots.size());
        String pending = all
                ? "SELECT id FROM events_pending WHERE id > ? ORDER BY id LIMIT ?"
                : String.join(
                        " UNION ALL ",
                        Collections.nCopies(
                                slots.size(),
                                "(SELECT id FROM events_pending WHERE slot = ? AND id > ? ORDER BY id LIMIT ?)"));
        String query = "SELECT " + EventLog.COLUMNS + " FROM (" + pending
                + ") p JOIN events_outbox o ON o.id = p.id ORDER BY o.id";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            int parameter = 0;
            if (all) { // then they are read together and have the same place
                select.setLong(++parameter, after.getOrDefault(0, 0L));
                select.setInt(++parameter, ofEach);
            } else {
                for (Integer slot : slots) {
                    select.setInt(++parameter, slot);
                    select.setLong(++parameter, after.getOrDefault(slot, 0L));
                    select.setInt(++parameter, ofEach);
                }
            }
            List<LoggedEvent> events = EventLog.list(select);
            return new Portion(events, places(events, after, all), !after.isEmpty() || events.size() >= ofEach);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Events come sorted by their numbers. */
    private static Map<Integer, Long> places(List<LoggedEvent> events, Map<Integer, Long> before, boolean all) {
        Map<Integer, Long> places = new HashMap<>(before);
        if (all && !events.isEmpty()) {
            places.put(0, events.get(events.size() - 1).number());
        } else {
            events.forEach(event -> places.put(Outbox.slot(event.topic(), event.key()), event.number()));
        }
        return places;
    }

    /** Those of these events whose key's number before theirs is still to be sent. */
    List<LoggedEvent> behindUnsent(List<LoggedEvent> events) {
        String query = "SELECT o.aggregatetype, o.aggregateid FROM events_outbox o JOIN events_pending p ON p.id = o.id"
                + " WHERE (o.aggregatetype, o.aggregateid, o.sequence) IN ("
                + String.join(",", Collections.nCopies(events.size(), "(?,?,?)")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            int parameter = 0;
            for (LoggedEvent event : events) {
                select.setString(++parameter, event.topic().topicName());
                select.setString(++parameter, event.key());
                select.setLong(++parameter, event.sequence() - 1);
            }
            Set<List<String>> waiting = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    waiting.add(List.of(rows.getString(1), rows.getString(2)));
                }
            }
            return events.stream()
                    .filter(event -> waiting.contains(List.of(event.topic().topicName(), event.key())))
                    .toList();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Those of these numbers whose events are still to be sent.
     *
     * @param ids at least one
     */
    Set<Long> unsent(List<Long> ids) {
        String query = "SELECT id FROM events_pending WHERE id IN ("
                + String.join(",", Collections.nCopies(ids.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            for (int index = 0; index < ids.size(); index++) {
                select.setLong(index + 1, ids.get(index));
            }
            Set<Long> unsent = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    unsent.add(rows.getLong(1));
                }
            }
            return unsent;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void delete(List<Long> ids) {
        String delete = "DELETE FROM events_pending WHERE id IN ("
                + String.join(",", Collections.nCopies(ids.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement deletion = connection.prepareStatement(delete)) {
            for (int index = 0; index < ids.size(); index++) {
                deletion.setLong(index + 1, ids.get(index));
            }
            deletion.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the relay cannot use the database", e);
    }
}
