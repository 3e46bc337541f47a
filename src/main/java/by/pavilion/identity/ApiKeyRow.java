package by.pavilion.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "identity_api_keys")
class ApiKeyRow {
    private static final String COMMA = ",";

    @Id
    long id;

    String secretSha256 = "";

    String role = "";

    @Nullable
    Long merchantId;

    String label = "";

    @Nullable
    String scopes;

    @Nullable
    String configuredAs;

    Instant createdAt = Instant.EPOCH;

    @Nullable
    Instant expiresAt;

    @Nullable
    Instant formerUntil;

    @Nullable
    Instant lastUsedAt;

    @Nullable
    Instant revokedAt;

    /** In the order of their names, so that the same scopes are the same text. */
    static @Nullable String text(Optional<Set<KeyScope>> scopes) {
        return scopes.map(some -> some.stream().map(KeyScope::toString).sorted().collect(Collectors.joining(COMMA)))
                .orElse(null);
    }

    ApiKey toKey() {
        return new ApiKey(
                new KeyId(id),
                role,
                Optional.ofNullable(merchantId).map(MerchantId::new),
                label,
                Optional.ofNullable(scopes).map(text -> Arrays.stream(text.split(COMMA))
                        .map(KeyScope::fromString)
                        .collect(Collectors.toSet())),
                createdAt,
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(formerUntil),
                Optional.ofNullable(lastUsedAt),
                Optional.ofNullable(revokedAt));
    }
}
