package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Which relay holds which slots. Times are the database's: replicas whose clocks disagree still agree here. Each statement
 * stands for itself, and rows are locked in the order of slots.
 */
@ApplicationScoped
class RelaySlotStore {
    private final DataSource dataSource;

    RelaySlotStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Tells that a relay is there. */
    void seen(String owner, Duration time) {
        update(
                "INSERT INTO events_relays (owner, seen_until) VALUES (?, UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND)"
                        + " ON DUPLICATE KEY UPDATE seen_until = VALUES(seen_until)",
                owner,
                micros(time));
    }

    /** How many relays are there. */
    int relays() {
        update("DELETE FROM events_relays WHERE seen_until < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR");
        String query = "SELECT COUNT(*) FROM events_relays WHERE seen_until > UTC_TIMESTAMP(6)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Holds on to what a relay holds; what ran out in between may belong to another one by now, and is not asked for again. */
    void renew(String owner, Duration time) {
        update(
                "UPDATE events_relay_slots SET held_until = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND"
                        + " WHERE owner = ? AND held_until > UTC_TIMESTAMP(6) ORDER BY slot",
                micros(time),
                owner);
    }

    /** Takes up to so many slots that nobody holds. */
    void take(String owner, Duration time, int most) {
        update(
                "UPDATE events_relay_slots SET owner = ?, held_until = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND"
                        + " WHERE held_until <= UTC_TIMESTAMP(6) ORDER BY slot LIMIT ?",
                owner,
                micros(time),
                most);
    }

    SortedSet<Integer> held(String owner) {
        String query = "SELECT slot FROM events_relay_slots WHERE owner = ? AND held_until > UTC_TIMESTAMP(6)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, owner);
            try (ResultSet rows = select.executeQuery()) {
                SortedSet<Integer> slots = new TreeSet<>();
                while (rows.next()) {
                    slots.add(rows.getInt(1));
                }
                return slots;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void release(String owner, Collection<Integer> slots) {
        if (!slots.isEmpty()) {
            Object[] values = new Object[slots.size() + 1];
            values[0] = owner;
            int index = 1;
            for (Integer slot : slots) {
                values[index++] = slot;
            }
            update(
                    "UPDATE events_relay_slots SET held_until = '2000-01-01' WHERE owner = ? AND slot IN ("
                            + String.join(",", Collections.nCopies(slots.size(), "?")) + ") ORDER BY slot",
                    values);
        }
    }

    void leave(String owner) {
        update("DELETE FROM events_relays WHERE owner = ?", owner);
    }

    private static long micros(Duration time) {
        return time.toMillis() * 1_000;
    }

    private void update(String statement, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            for (int index = 0; index < values.length; index++) {
                update.setObject(index + 1, values[index]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot use the slots of the relay", e);
    }
}
