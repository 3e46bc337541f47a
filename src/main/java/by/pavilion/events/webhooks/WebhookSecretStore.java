package by.pavilion.events.webhooks;

import by.pavilion.shared.Ids;
import by.pavilion.shared.NamedKeys;
import by.pavilion.shared.Statements;
import by.pavilion.shared.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What calls are signed with. Secrets are sealed on the way in, each bound to its row, and opened on the way out. */
@ApplicationScoped
class WebhookSecretStore {
    private final DataSource dataSource;
    private final Ids ids;
    private final Vault vault;

    WebhookSecretStore(DataSource dataSource, Ids ids, WebhookKeys keys) {
        this.dataSource = dataSource;
        this.ids = ids;
        this.vault = new Vault(NamedKeys.parse("pavilion.secrets.vault-key", keys.vaultKey()));
    }

    void insert(WebhookId webhook, String secret) {
        long id = ids.next();
        String insert = "INSERT INTO events_webhook_secrets (id, webhook_id, sealed) VALUES (?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, id);
            statement.setLong(2, webhook.value());
            statement.setBytes(3, vault.seal(secret.getBytes(StandardCharsets.UTF_8), boundTo(webhook, id)));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Lets every secret that there is end at this time, if not before. */
    void endBy(WebhookId webhook, Instant end) {
        String update = "UPDATE events_webhook_secrets SET valid_until = ?"
                + " WHERE webhook_id = ? AND (valid_until IS NULL OR valid_until > ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            Statements.setInstant(statement, 1, end);
            statement.setLong(2, webhook.value());
            Statements.setInstant(statement, 3, end);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void forgetEnded(WebhookId webhook, Instant now) {
        String delete = "DELETE FROM events_webhook_secrets WHERE webhook_id = ? AND valid_until <= ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setLong(1, webhook.value());
            Statements.setInstant(statement, 2, now);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void deleteAll(WebhookId webhook) {
        String delete = "DELETE FROM events_webhook_secrets WHERE webhook_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setLong(1, webhook.value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Those that hold at this time, the newest first. */
    List<String> at(WebhookId webhook, Instant time) {
        String query = "SELECT id, sealed FROM events_webhook_secrets"
                + " WHERE webhook_id = ? AND (valid_until IS NULL OR valid_until > ?) ORDER BY id DESC";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, webhook.value());
            Statements.setInstant(select, 2, time);
            try (ResultSet row = select.executeQuery()) {
                List<String> secrets = new ArrayList<>();
                while (row.next()) {
                    byte[] opened = vault.open(row.getBytes(2), boundTo(webhook, row.getLong(1)));
                    secrets.add(new String(opened, StandardCharsets.UTF_8));
                }
                return secrets;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Until when secrets before the newest sign as well; empty when there are none. */
    Optional<Instant> overlapUntil(WebhookId webhook, Instant now) {
        String query = "SELECT MAX(valid_until) FROM events_webhook_secrets WHERE webhook_id = ? AND valid_until > ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, webhook.value());
            Statements.setInstant(select, 2, now);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Statements.optionalInstant(row, 1) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String boundTo(WebhookId webhook, long id) {
        return webhook + "/" + id;
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot use the secrets of webhooks", e);
    }
}
