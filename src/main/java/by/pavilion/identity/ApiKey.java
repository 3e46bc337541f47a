package by.pavilion.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known about an API key, all but its secret.
 *
 * @param role one of {@link Role}, never the buyer's
 * @param merchant whose key it is; only for a merchant's
 * @param lastUsedAt to the hour, and only as far as replicas have told
 */
public record ApiKey(
        KeyId id,
        String role,
        Optional<MerchantId> merchant,
        String label,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    Caller caller() {
        return new Caller(id.toString(), Optional.of(role), merchant);
    }
}
