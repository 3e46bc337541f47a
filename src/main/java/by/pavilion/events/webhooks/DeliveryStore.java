package by.pavilion.events.webhooks;

import by.pavilion.events.EventId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Deliveries that failed, and the last ones that did not; in plain JDBC, a portion at a time. */
@ApplicationScoped
class DeliveryStore {
    private static final int LONGEST_ERROR = 500;
    private static final String SELECT = "SELECT id, webhook_id, event_id, type, state, attempts, status, error,"
            + " first_attempt_at, last_attempt_at FROM events_webhook_deliveries ";

    private final DataSource dataSource;

    DeliveryStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void keep(Collection<Delivery> deliveries) {
        String insert =
                "INSERT INTO events_webhook_deliveries (id, webhook_id, event_id, type, state, attempts, status,"
                        + " error, first_attempt_at, last_attempt_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE state = VALUES(state), attempts = VALUES(attempts), status = VALUES(status),"
                        + " error = VALUES(error), last_attempt_at = VALUES(last_attempt_at)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Delivery delivery : deliveries) {
                statement.setLong(1, delivery.id().value());
                statement.setLong(2, delivery.webhook().value());
                statement.setLong(3, delivery.event().value());
                statement.setString(4, delivery.type());
                statement.setString(5, delivery.state().name());
                statement.setInt(6, delivery.attempts());
                statement.setObject(7, delivery.status().orElse(null));
                statement.setString(8, delivery.error().map(DeliveryStore::cut).orElse(null));
                Statements.setInstant(statement, 9, delivery.firstAttemptAt());
                Statements.setInstant(statement, 10, delivery.lastAttemptAt());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Drops what arrived but the last ones. */
    void forgetDelivered(WebhookId webhook, int keep) {
        String nth = "SELECT id FROM events_webhook_deliveries WHERE webhook_id = ? AND state = 'DELIVERED'"
                + " ORDER BY id DESC LIMIT 1 OFFSET ?";
        String delete =
                "DELETE FROM events_webhook_deliveries WHERE webhook_id = ? AND state = 'DELIVERED' AND id <= ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(nth)) {
            select.setLong(1, webhook.value());
            select.setInt(2, keep);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    try (PreparedStatement deletion = connection.prepareStatement(delete)) {
                        deletion.setLong(1, webhook.value());
                        deletion.setLong(2, row.getLong(1));
                        deletion.executeUpdate();
                    }
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void queue(DeliveryId id) {
        update("UPDATE events_webhook_deliveries SET state = 'QUEUED' WHERE id = ?", id.value());
    }

    /** What was to be tried again is not any more. */
    void park(DeliveryId id) {
        update("UPDATE events_webhook_deliveries SET state = 'PARKED' WHERE id = ? AND state = 'RETRYING'", id.value());
    }

    void deleteAll(WebhookId webhook) {
        update("DELETE FROM events_webhook_deliveries WHERE webhook_id = ?", webhook.value());
    }

    Optional<Delivery> find(WebhookId webhook, DeliveryId id) {
        return list(SELECT + "WHERE id = ? AND webhook_id = ?", List.of(id.value(), webhook.value())).stream()
                .findFirst();
    }

    /** What somebody wants sent again, the first one first. */
    List<Delivery> queued(int limit) {
        return list(SELECT + "WHERE state = 'QUEUED' ORDER BY webhook_id, id LIMIT ?", List.of(limit));
    }

    /** The newest first, below this number. */
    List<Delivery> page(WebhookId webhook, Optional<DeliveryState> state, long below, int limit) {
        return state.isPresent()
                ? list(
                        SELECT + "WHERE webhook_id = ? AND state = ? AND id < ? ORDER BY id DESC LIMIT ?",
                        List.of(webhook.value(), state.get().name(), below, limit))
                : list(
                        SELECT + "WHERE webhook_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
                        List.of(webhook.value(), below, limit));
    }

    private void update(String statement, long id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setLong(1, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<Delivery> list(String select, List<Object> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            for (int index = 0; index < values.size(); index++) {
                statement.setObject(index + 1, values.get(index));
            }
            try (ResultSet row = statement.executeQuery()) {
                List<Delivery> deliveries = new ArrayList<>();
                while (row.next()) {
                    int status = row.getInt("status");
                    deliveries.add(new Delivery(
                            new DeliveryId(row.getLong("id")),
                            new WebhookId(row.getLong("webhook_id")),
                            new EventId(row.getLong("event_id")),
                            row.getString("type"),
                            DeliveryState.valueOf(row.getString("state")),
                            row.getInt("attempts"),
                            status == 0 ? Optional.empty() : Optional.of(status),
                            Optional.ofNullable(row.getString("error")),
                            Statements.instant(row, "first_attempt_at"),
                            Statements.instant(row, "last_attempt_at")));
                }
                return deliveries;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot use the deliveries of webhooks", e);
    }
}
