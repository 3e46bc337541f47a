package by.pavilion.identity.rest;

import by.pavilion.identity.ApiKey;
import by.pavilion.identity.IssuedKey;
import by.pavilion.identity.KeyId;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An API key.
 *
 * @param scopes what a merchant's key is limited to; absent when it may everything
 * @param oldWorksUntil until when the secret before its last rotation works
 * @param secret what its owner sends as bearer; only in the first answer to its creation or rotation
 */
public record KeyResponse(
        KeyId id,
        String role,
        Optional<MerchantId> merchant,
        String label,
        Optional<List<KeyScope>> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> oldWorksUntil,
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
                key.scopes().map(scopes -> scopes.stream().sorted().toList()),
                key.createdAt(),
                key.expiresAt(),
                key.formerUntil(),
                key.lastUsedAt(),
                key.revokedAt(),
                issued.secret());
    }

    @Override
    public String toString() {
        return "KeyResponse[" + id + "]";
    }
}
