package by.pavilion.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys, by their id and by the digest of their secret. */
@ApplicationScoped
class ApiKeyStore implements PanacheRepositoryBase<ApiKeyRow, Long> {

    Optional<ApiKey> findByDigest(String secretSha256) {
        return find("secretSha256", secretSha256).firstResultOptional().map(ApiKeyRow::toKey);
    }

    Optional<ApiKey> findKey(KeyId id) {
        return findByIdOptional(id.value()).map(ApiKeyRow::toKey);
    }

    List<ApiKey> page(long afterId, int limit) {
        return find("id > ?1", Sort.by("id"), afterId).page(0, limit).stream()
                .map(ApiKeyRow::toKey)
                .toList();
    }

    boolean hasActive(String role) {
        return count("role = ?1 and revokedAt is null", role) > 0;
    }

    void revoke(KeyId id, Instant at) {
        update("revokedAt = ?1 where id = ?2 and revokedAt is null", at, id.value());
    }

    void used(KeyId id, Instant at) {
        update("lastUsedAt = ?1 where id = ?2", at, id.value());
    }

    /**
     * Makes the configured secret the one of its row: replicas may do so at once, and a changed secret replaces the one
     * before. A key that was revoked stays revoked until another secret is configured.
     */
    void configure(ApiKeyRow row) {
        String sql = """
                INSERT INTO identity_api_keys
                  (id, secret_sha256, role, merchant_id, label, configured_as, created_at)
                VALUES (:id, :secret, :role, :merchant, :label, :configured, :at)
                ON DUPLICATE KEY UPDATE
                  revoked_at = IF(secret_sha256 = VALUES(secret_sha256), revoked_at, NULL),
                  created_at = IF(secret_sha256 = VALUES(secret_sha256), created_at, VALUES(created_at)),
                  merchant_id = VALUES(merchant_id),
                  secret_sha256 = VALUES(secret_sha256)""";
        getEntityManager()
                .createNativeQuery(sql)
                .setParameter("id", row.id)
                .setParameter("secret", row.secretSha256)
                .setParameter("role", row.role)
                .setParameter("merchant", row.merchantId)
                .setParameter("label", row.label)
                .setParameter("configured", row.configuredAs)
                .setParameter("at", row.createdAt)
                .executeUpdate();
    }
}
