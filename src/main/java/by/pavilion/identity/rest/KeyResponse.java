package by.pavilion.identity.rest;

import by.pavilion.identity.ApiKey;
import by.pavilion.identity.IssuedKey;
import by.pavilion.identity.KeyId;
import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key.
 *
 * @param secret what its owner sends as bearer; only in the first answer to its creation
 */
public record KeyResponse(
        KeyId id,
        String role,
        Optional<MerchantId> merchant,
        String label,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt,
        Optional<String> secret) {

    static KeyResponse of(ApiKey key) {
        return of(new IssuedKey(key, Optional.empty()));
    }

    static KeyResponse of(IssuedKey issued) {
        ApiKey key = issued.key();
        return new KeyResponse(
                key.id(),
                key.role(),
                key.merchant(),
                key.label(),
                key.createdAt(),
                key.lastUsedAt(),
                key.revokedAt(),
                issued.secret());
    }

    @Override
    public String toString() {
        return "KeyResponse[" + id + "]";
    }
}
