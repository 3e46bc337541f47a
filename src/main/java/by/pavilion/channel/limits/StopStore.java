package by.pavilion.channel.limits;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Shops that are stopped, for all replicas. */
@ApplicationScoped
class StopStore {
    private static final int LONGEST_REASON = 300;

    private final DataSource dataSource;

    StopStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<Stop> find(String channel, String shopId) {
        String select = "SELECT reason, stopped_at, probe_at FROM channel_shop_stops WHERE channel = ? AND shop_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, channel);
            statement.setString(2, shopId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Stop(
                                row.getString(1),
                                row.getTimestamp(2).toInstant(),
                                row.getTimestamp(3).toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void put(String channel, String shopId, Stop stop) {
        String upsert = """
                INSERT INTO channel_shop_stops (channel, shop_id, reason, stopped_at, probe_at) VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE reason = VALUES(reason), probe_at = VALUES(probe_at)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setString(1, channel);
            statement.setString(2, shopId);
            statement.setString(
                    3, stop.reason().substring(0, Math.min(stop.reason().length(), LONGEST_REASON)));
            statement.setTimestamp(4, Timestamp.from(stop.stoppedAt()));
            statement.setTimestamp(5, Timestamp.from(stop.probeAt()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Takes the turn to try; false when somebody else has taken it. */
    boolean probe(String channel, String shopId, Stop stop, Instant nextProbeAt) {
        String update = """
                UPDATE channel_shop_stops SET probe_at = ? WHERE channel = ? AND shop_id = ? AND probe_at = ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setTimestamp(1, Timestamp.from(nextProbeAt));
            statement.setString(2, channel);
            statement.setString(3, shopId);
            statement.setTimestamp(4, Timestamp.from(stop.probeAt()));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void delete(String channel, String shopId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "DELETE FROM channel_shop_stops WHERE channel = ? AND shop_id = ?")) {
            statement.setString(1, channel);
            statement.setString(2, shopId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep which shops are stopped", e);
    }
}
