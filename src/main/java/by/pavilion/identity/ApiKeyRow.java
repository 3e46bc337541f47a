package by.pavilion.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "identity_api_keys")
class ApiKeyRow {
    @Id
    long id;

    String secretSha256 = "";

    String role = "";

    @Nullable
    Long merchantId;

    String label = "";

    @Nullable
    String configuredAs;

    Instant createdAt = Instant.EPOCH;

    @Nullable
    Instant lastUsedAt;

    @Nullable
    Instant revokedAt;

    ApiKey toKey() {
        return new ApiKey(
                new KeyId(id),
                role,
                Optional.ofNullable(merchantId).map(MerchantId::new),
                label,
                createdAt,
                Optional.ofNullable(lastUsedAt),
                Optional.ofNullable(revokedAt));
    }
}
