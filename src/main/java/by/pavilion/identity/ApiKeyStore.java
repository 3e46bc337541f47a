package by.pavilion.identity;

import by.pavilion.shared.FreshRows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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

    Optional<ApiKeyRow> lock(KeyId id) {
        FreshRows.forget(getSession(), ApiKeyRow.class);
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** How many keys of a merchant work, counted under their locks. */
    int lockWorking(MerchantId merchant, Instant at) {
        FreshRows.forget(getSession(), ApiKeyRow.class);
        return find(
                        "merchantId = ?1 and revokedAt is null and (expiresAt is null or expiresAt > ?2)",
                        Sort.by("id"),
                        merchant.value(),
                        at)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .size();
    }

    List<ApiKey> page(MerchantId merchant, long afterId, int limit) {
        return find("merchantId = ?1 and id > ?2", Sort.by("id"), merchant.value(), afterId).page(0, limit).stream()
                .map(ApiKeyRow::toKey)
                .toList();
    }

    List<ApiKey> page(long afterId, int limit) {
        return find("id > ?1", Sort.by("id"), afterId).page(0, limit).stream()
                .map(ApiKeyRow::toKey)
                .toList();
    }

    /** When the key that the caller uses is over; empty when it never is, or a signed token's caller has none. */
    Optional<Instant> endOf(Caller caller) {
        return KeyId.of(caller).flatMap(this::findKey).flatMap(ApiKey::expiresAt);
    }

    boolean hasActive(String role) {
        return count("role = ?1 and revokedAt is null", role) > 0;
    }

    /** Notes a use, unless another replica has noted one since. */
    void used(KeyId id, Instant at, Instant since) {
        update("lastUsedAt = ?1 where id = ?2 and (lastUsedAt is null or lastUsedAt <= ?3)", at, id.value(), since);
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
