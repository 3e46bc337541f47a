package by.pavilion.identity;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Digests of secrets from before a rotation. */
@ApplicationScoped
class FormerSecretStore {
    private final DataSource dataSource;

    FormerSecretStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whose secret it was, and until when it works. */
    record Former(KeyId key, Instant until) {}

    Optional<Former> find(String secretSha256) {
        String select = "SELECT key_id, works_until FROM identity_former_secrets WHERE secret_sha256 = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, secretSha256);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Former(new KeyId(row.getLong(1)), Statements.instant(row, 2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void insert(KeyId key, String secretSha256, Instant until) {
        String insert = "INSERT INTO identity_former_secrets (secret_sha256, key_id, works_until) VALUES (?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, secretSha256);
            statement.setLong(2, key.value());
            Statements.setInstant(statement, 3, until);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** None of the key's former secrets works longer than until then. */
    void endBy(KeyId key, Instant until) {
        update("UPDATE identity_former_secrets SET works_until = LEAST(works_until, ?) WHERE key_id = ?", until, key);
    }

    void forgetBefore(KeyId key, Instant end) {
        update("DELETE FROM identity_former_secrets WHERE works_until < ? AND key_id = ?", end, key);
    }

    private void update(String sql, Instant at, KeyId key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Statements.setInstant(statement, 1, at);
            statement.setLong(2, key.value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep former secrets", e);
    }
}
