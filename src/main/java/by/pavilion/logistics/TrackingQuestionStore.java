package by.pavilion.logistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** When carriers are asked about parcels. Every order passes here once: plain JDBC in batches. */
@ApplicationScoped
class TrackingQuestionStore {
    private static final int LONGEST_ERROR = 500;

    private final DataSource dataSource;

    TrackingQuestionStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param error why there was no answer; empty when there was one */
    record Next(ShipmentId shipment, Instant at, int attempts, Optional<String> error) {}

    /** A parcel that is asked about already goes on as it does. */
    void insert(Collection<ShipmentId> shipments, Instant at) {
        batch(
                "INSERT IGNORE INTO logistics_tracking_questions (shipment_id, next_at, attempts, began_at) VALUES (?, ?, 0, ?)",
                shipments,
                (statement, shipment) -> {
                    statement.setLong(1, shipment.value());
                    statement.setTimestamp(2, Timestamp.from(at));
                    statement.setTimestamp(3, Timestamp.from(at));
                });
    }

    /** @param longAgo what began before is over, however its parcel stands: carriers use numbers again */
    List<TrackingQuestion> due(Instant now, Instant longAgo, int limit) {
        String select = """
                SELECT q.shipment_id, s.carrier, p.tracking_number,
                  s.status IN ('DELIVERED', 'RETURNED') OR s.voiding IS NOT NULL
                    OR COALESCE(q.began_at, s.created_at) < ?, q.attempts
                FROM logistics_tracking_questions q JOIN logistics_shipments s ON s.id = q.shipment_id
                JOIN logistics_parcels p ON p.shipment_id = q.shipment_id
                WHERE q.next_at <= ? AND p.tracking_number IS NOT NULL ORDER BY q.next_at LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setTimestamp(1, Timestamp.from(longAgo));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setInt(3, limit);
            List<TrackingQuestion> due = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(new TrackingQuestion(
                            new ShipmentId(rows.getLong(1)),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getBoolean(4),
                            rows.getInt(5)));
                }
            }
            return due;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read which parcels to ask about", e);
        }
    }

    void postpone(List<Next> next) {
        batch(
                "UPDATE logistics_tracking_questions SET next_at = ?, attempts = ?, last_error = ? WHERE shipment_id = ?",
                next,
                (statement, one) -> {
                    statement.setTimestamp(1, Timestamp.from(one.at()));
                    statement.setInt(2, one.attempts());
                    statement.setString(
                            3,
                            one.error()
                                    .map(error -> error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
                                    .orElse(null));
                    statement.setLong(4, one.shipment().value());
                });
    }

    void delete(Collection<ShipmentId> shipments) {
        batch(
                "DELETE FROM logistics_tracking_questions WHERE shipment_id = ?",
                shipments,
                (statement, shipment) -> statement.setLong(1, shipment.value()));
    }

    private interface Filling<T> {
        void fill(PreparedStatement statement, T row) throws SQLException;
    }

    private <T> void batch(String sql, Collection<T> rows, Filling<T> filling) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                filling.fill(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write which parcels to ask about", e);
        }
    }
}
