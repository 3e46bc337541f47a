package by.pavilion.events.webhooks;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Webhooks, in plain JDBC: their rows are moved on with each portion of events. */
@ApplicationScoped
class WebhookStore {
    private static final int LONGEST_ERROR = 500;
    private static final String SELECT = "SELECT id, owner, url, types, description, state, version, log_position,"
            + " head_event, head_delivery, head_attempts, head_since, next_attempt_at, failing_since, last_error,"
            + " last_success_at, disabled_at, created_at FROM events_webhooks ";

    private final DataSource dataSource;

    WebhookStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(Webhook webhook) {
        String insert = "INSERT INTO events_webhooks (id, owner, url, types, description, state, version, log_position,"
                + " head_attempts, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, webhook.id().value());
            statement.setString(2, webhook.owner());
            statement.setString(3, webhook.url().toString());
            statement.setString(4, String.join("\n", webhook.types().patterns()));
            statement.setString(5, webhook.description().orElse(null));
            statement.setString(6, webhook.state().name());
            statement.setLong(7, webhook.version());
            statement.setLong(8, webhook.position());
            Statements.setInstant(statement, 9, webhook.createdAt());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What its owner may change; a webhook that goes on is tried at once, and its failures count from now. */
    void change(Webhook webhook, Instant now) {
        String update =
                "UPDATE events_webhooks SET url = ?, types = ?, description = ?, state = ?, version = version + 1,"
                        + " next_attempt_at = NULL, head_attempts = 0, head_since = IF(head_event IS NULL, NULL, ?),"
                        + " failing_since = IF(? = 'DISABLED', failing_since, NULL),"
                        + " disabled_at = IF(? = 'DISABLED', disabled_at, NULL) WHERE id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, webhook.url().toString());
            statement.setString(2, String.join("\n", webhook.types().patterns()));
            statement.setString(3, webhook.description().orElse(null));
            statement.setString(4, webhook.state().name());
            Statements.setInstant(statement, 5, now);
            statement.setString(6, webhook.state().name());
            statement.setString(7, webhook.state().name());
            statement.setLong(8, webhook.id().value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Notes how far it has come, unless its owner has changed it or somebody else has moved it on meanwhile.
     *
     * @param before as it was read
     */
    boolean move(Webhook before, Webhook after) {
        String update =
                "UPDATE events_webhooks SET log_position = ?, head_event = ?, head_delivery = ?, head_attempts = ?,"
                        + " head_since = ?, next_attempt_at = ?, failing_since = ?, last_error = ?, last_success_at = ?,"
                        + " state = ?, disabled_at = ? WHERE id = ? AND log_position = ? AND version = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, after.position());
            if (after.head().isPresent()) {
                Webhook.Head head = after.head().get();
                statement.setLong(2, head.event());
                statement.setLong(3, head.delivery().value());
                statement.setInt(4, head.attempts());
                Statements.setInstant(statement, 5, head.since());
            } else {
                statement.setNull(2, Types.BIGINT);
                statement.setNull(3, Types.BIGINT);
                statement.setInt(4, 0);
                Statements.setInstant(statement, 5, null);
            }
            Statements.setInstant(statement, 6, after.nextAttemptAt().orElse(null));
            Statements.setInstant(statement, 7, after.failingSince().orElse(null));
            statement.setString(8, after.lastError().map(WebhookStore::cut).orElse(null));
            Statements.setInstant(statement, 9, after.lastSuccessAt().orElse(null));
            statement.setString(10, after.state().name());
            Statements.setInstant(statement, 11, after.disabledAt().orElse(null));
            statement.setLong(12, before.id().value());
            statement.setLong(13, before.position());
            statement.setLong(14, before.version());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Has the event that it hangs at tried at once. */
    void hurry(WebhookId id) {
        update("UPDATE events_webhooks SET next_attempt_at = NULL WHERE id = ?", id.value());
    }

    /** Nothing holds it up any more. */
    void forgetHead(WebhookId id) {
        update(
                "UPDATE events_webhooks SET head_event = NULL, head_delivery = NULL, head_since = NULL WHERE id = ?",
                id.value());
    }

    void delete(WebhookId id) {
        update("DELETE FROM events_webhooks WHERE id = ?", id.value());
    }

    Optional<Webhook> find(WebhookId id) {
        return list(SELECT + "WHERE id = ?", List.of(id.value())).stream().findFirst();
    }

    Optional<Webhook> lock(WebhookId id) {
        return list(SELECT + "WHERE id = ? FOR UPDATE", List.of(id.value())).stream()
                .findFirst();
    }

    /** How many somebody has, counted under their locks. */
    int lockOf(String owner) {
        return list(SELECT + "WHERE owner = ? ORDER BY id FOR UPDATE", List.of(owner))
                .size();
    }

    /** Those behind this one that may be called now, whether there is something for them or not. */
    List<Webhook> due(Instant now, WebhookId after, int limit) {
        return list(
                SELECT + "WHERE state = 'ACTIVE' AND id > ? AND (next_attempt_at IS NULL OR next_attempt_at <= ?)"
                        + " ORDER BY id LIMIT ?",
                List.of(after.value(), now, limit));
    }

    /** Those that were disabled, the longest ago first, after one of this time and number. */
    List<Webhook> disabled(Instant afterTime, long afterId, int limit) {
        return list(
                SELECT + "WHERE state = 'DISABLED' AND (disabled_at > ? OR (disabled_at = ? AND id > ?))"
                        + " ORDER BY disabled_at, id LIMIT ?",
                List.of(afterTime, afterTime, afterId, limit));
    }

    /** @param owner whose; those of everybody when empty */
    List<Webhook> page(Optional<String> owner, long above, int limit) {
        return owner.isPresent()
                ? list(SELECT + "WHERE owner = ? AND id > ? ORDER BY id LIMIT ?", List.of(owner.get(), above, limit))
                : list(SELECT + "WHERE id > ? ORDER BY id LIMIT ?", List.of(above, limit));
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

    private List<Webhook> list(String select, List<Object> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.bind(statement, values.toArray());
            try (ResultSet row = statement.executeQuery()) {
                List<Webhook> webhooks = new ArrayList<>();
                while (row.next()) {
                    webhooks.add(webhook(row));
                }
                return webhooks;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        long headEvent = row.getLong("head_event");
        Optional<Webhook.Head> head = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Webhook.Head(
                        headEvent,
                        new DeliveryId(row.getLong("head_delivery")),
                        row.getInt("head_attempts"),
                        Statements.instant(row, "head_since")));
        return new Webhook(
                new WebhookId(row.getLong("id")),
                row.getString("owner"),
                URI.create(row.getString("url")),
                new EventPatterns(List.of(row.getString("types").split("\n", -1))),
                Optional.ofNullable(row.getString("description")),
                WebhookState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getLong("log_position"),
                head,
                Statements.optionalInstant(row, "next_attempt_at"),
                Statements.optionalInstant(row, "failing_since"),
                Optional.ofNullable(row.getString("last_error")),
                Statements.optionalInstant(row, "last_success_at"),
                Statements.optionalInstant(row, "disabled_at"),
                Statements.instant(row, "created_at"));
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot use the webhooks", e);
    }
}
