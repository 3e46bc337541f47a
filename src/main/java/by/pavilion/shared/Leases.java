package by.pavilion.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Names that one replica holds for a while: node numbers, slots of the relay, scheduled jobs. A lease that is not
 * renewed in time can be taken by another replica, so whoever holds one works on nothing that would harm when done twice.
 */
@ApplicationScoped
public class Leases {
    /** A statement or two for each, which belong to no business transaction: plain JDBC on a connection of their own. */
    private final DataSource dataSource;

    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    /** What this replica held when it looked last: dozens of works renew theirs every few seconds, by one statement. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Leases(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Takes the lease or renews it. False when another replica holds it. */
    public boolean hold(String name, Duration time) {
        try (Connection connection = dataSource.getConnection()) {
            boolean held = (known.contains(name) && renew(connection, name, time)) || take(connection, name, time);
            if (held) {
                known.add(name);
            } else {
                known.remove(name);
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot reach the database to hold lease " + name, e);
        }
    }

    /** Also one that has run out, as long as nobody else has taken it. */
    private boolean renew(Connection connection, String name, Duration time) throws SQLException {
        try (PreparedStatement renewal =
                connection.prepareStatement("UPDATE shared_leases SET held_until = ? WHERE name = ? AND owner = ?")) {
            Statements.setInstant(renewal, 1, clock.instant().plus(time));
            renewal.setString(2, name);
            renewal.setString(3, owner);
            return renewal.executeUpdate() == 1;
        }
    }

    private boolean take(Connection connection, String name, Duration time) throws SQLException {
        Instant now = clock.instant();
        String take = """
                INSERT INTO shared_leases (name, owner, held_until) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE
                  owner = IF(held_until < ?, VALUES(owner), owner),
                  held_until = IF(owner = VALUES(owner), VALUES(held_until), held_until)""";
        String read = "SELECT owner FROM shared_leases WHERE name = ?";
        try (PreparedStatement taking = connection.prepareStatement(take);
                PreparedStatement reading = connection.prepareStatement(read)) {
            taking.setString(1, name);
            taking.setString(2, owner);
            Statements.setInstant(taking, 3, now.plus(time));
            Statements.setInstant(taking, 4, now);
            taking.executeUpdate();
            reading.setString(1, name);
            try (ResultSet rows = reading.executeQuery()) {
                return rows.next() && owner.equals(rows.getString(1));
            }
        }
    }

    /** Gives the lease back so that another replica need not wait for its end. */
    public void release(String name) {
        known.remove(name);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement release =
                        connection.prepareStatement("DELETE FROM shared_leases WHERE name = ? AND owner = ?")) {
            release.setString(1, name);
            release.setString(2, owner);
            release.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot release lease " + name, e);
        }
    }
}
