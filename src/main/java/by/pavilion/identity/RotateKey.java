package by.pavilion.identity;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a key a new secret. The one before works on for a while, so that whoever sends it can change over without a gap;
 * of two rotations at once the first one's secret is the second one's former. Other replicas let a former secret in for
 * as much longer as they remember keys.
 */
@ApplicationScoped
public class RotateKey {
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final Duration OVERLAP = Duration.ofDays(1);

    private final ApiKeyStore store;
    private final FormerSecretStore formerSecrets;
    private final KnownKeys knownKeys;
    private final IdempotencyKeys idempotencyKeys;
    private final Audit audit;
    private final Clock clock;

    RotateKey(
            ApiKeyStore store,
            FormerSecretStore formerSecrets,
            KnownKeys knownKeys,
            IdempotencyKeys idempotencyKeys,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.formerSecrets = formerSecrets;
        this.knownKeys = knownKeys;
        this.idempotencyKeys = idempotencyKeys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A wanted rotation.
     *
     * @param oldWorksUntil a time that is over ends all secrets before the new one at once; a day from now when absent
     * @param expiresAt the key's new end; as before when absent
     */
    public record Wish(Optional<Instant> oldWorksUntil, Optional<Instant> expiresAt) {}

    /**
     * Rotates the key.
     *
     * @throws by.pavilion.shared.Problem 403 when the caller may less than the key, 404 when it is another merchant's, 409 when
     *     it is over or comes from the configuration, 422 for an end that is over, or an overlap that is too long
     */
    public IssuedKey rotate(Caller caller, IdempotencyKey attempt, KeyId id, Wish wish) {
        IssuedKey rotated = Transactions.retrying(() -> {
            ApiKeyRow row =
                    store.lock(id).filter(found -> found.toKey().isOf(caller)).orElseThrow(IdentityProblems::noSuchKey);
            caller.requireAllOf(row.toKey().scopes());
            if (idempotencyKeys
                    .claim(caller.id(), attempt, "rotate key\n" + id + "\n" + wish, id.toString())
                    .isPresent()) {
                return new IssuedKey(row.toKey(), Optional.empty());
            }
            return rotated(caller, row, wish);
        });
        knownKeys.forget();
        return rotated;
    }

    private IssuedKey rotated(Caller caller, ApiKeyRow row, Wish wish) {
        Instant now = clock.instant();
        ApiKey key = row.toKey();
        if (!key.worksAt(now)) {
            throw IdentityProblems.keyIsOver();
        }
        if (row.configuredAs != null) {
            throw IdentityProblems.keyIsConfigured();
        }
        List<FieldError> errors = errorsIn(caller, wish, now);
        if (!errors.isEmpty()) {
            throw IdentityProblems.wrong(errors);
        }
        Instant until = earlier(wish.oldWorksUntil().orElseGet(() -> now.plus(OVERLAP)), key.expiresAt());
        formerSecrets.forgetBefore(key.id(), now);
        formerSecrets.endBy(key.id(), until);
        String secret = Secrets.ofApiKey();
        if (until.isAfter(now)) {
            formerSecrets.insert(key.id(), row.secretSha256, until);
        }
        row.formerUntil = until.isAfter(now) ? until : null;
        row.secretSha256 = Secrets.sha256(secret);
        row.expiresAt = wish.expiresAt().or(key::expiresAt).orElse(null);
        audit.note(new Audited(
                AuditedKind.KEY,
                key.id().toString(),
                key.merchant(),
                Map.of("expiresAt", key.expiresAt()),
                Map.of(
                        "expiresAt",
                        row.toKey().expiresAt(),
                        "rotated",
                        true,
                        "formerUntil",
                        row.toKey().formerUntil())));
        return new IssuedKey(row.toKey(), Optional.of(secret));
    }

    private List<FieldError> errorsIn(Caller caller, Wish wish, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        Instant latest = now.plus(LONGEST_OVERLAP);
        if (wish.oldWorksUntil().filter(latest::isBefore).isPresent()) {
            errors.add(new FieldError("/oldWorksUntil", "overlap-too-long", Map.of("latest", latest.toString())));
        }
        if (wish.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            errors.add(FieldError.of("/expiresAt", "is-over"));
        }
        Optional<Instant> own = store.endOf(caller);
        if (own.isPresent() && wish.expiresAt().filter(own.get()::isBefore).isPresent()) {
            errors.add(new FieldError(
                    "/expiresAt", "outlives-maker", Map.of("latest", own.get().toString())));
        }
        return errors;
    }

    private static Instant earlier(Instant one, Optional<Instant> other) {
        return other.filter(one::isAfter).orElse(one);
    }
}
