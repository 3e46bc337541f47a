package by.pavilion.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about an API key, all but its secrets.
 *
 * @param role one of {@link Role}, never the buyer's
 * @param merchant whose key it is; only for a merchant's
 * @param scopes what a merchant's key is limited to; empty when it may everything
 * @param expiresAt from when on it works no more
 * @param formerUntil until when a secret from before a rotation works, at the latest
 * @param lastUsedAt to the minute, and only as far as replicas have told
 */
public record ApiKey(
        KeyId id,
        String role,
        Optional<MerchantId> merchant,
        String label,
        Optional<Set<KeyScope>> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> formerUntil,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    public ApiKey {
        scopes = scopes.map(Set::copyOf);
    }

    boolean worksAt(Instant at) {
        return revokedAt.isEmpty() && expiresAt.filter(end -> !at.isBefore(end)).isEmpty();
    }

    /** Whether the caller may see it: a merchant sees its own. */
    boolean isOf(Caller caller) {
        return !caller.is(Role.MERCHANT) || merchant.equals(caller.merchant());
    }

    Caller caller() {
        return new Caller(id.toString(), Optional.of(role), merchant, scopes);
    }
}
