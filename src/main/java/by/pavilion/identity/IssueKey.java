package by.pavilion.identity;

import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** Issues an API key. Its secret is told once and kept nowhere. */
@ApplicationScoped
public class IssueKey {
    private static final int SECRET_BYTES = 32;

    private final ApiKeyStore store;
    private final IdempotencyKeys idempotencyKeys;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    IssueKey(ApiKeyStore store, IdempotencyKeys idempotencyKeys, Ids ids, Clock clock) {
        this.store = store;
        this.idempotencyKeys = idempotencyKeys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Issues the key.
     *
     * @param merchant whose key it is; given for a merchant's key and for no other
     * @throws by.pavilion.shared.Problem 422 when a merchant's key names no merchant, or another key names one
     */
    @Transactional
    public IssuedKey issue(
            Caller caller, IdempotencyKey attempt, String role, Optional<MerchantId> merchant, String label) {
        if (role.equals(Role.MERCHANT) != merchant.isPresent()) {
            throw IdentityProblems.merchantMisplaced();
        }
        KeyId id = new KeyId(ids.next());
        String request = "POST /keys\n" + role + "\n" + merchant + "\n" + label;
        Optional<KeyId> before = idempotencyKeys
                .claim(caller.id(), attempt, request, id.toString())
                .map(KeyId::fromString);
        if (before.isPresent()) {
            return new IssuedKey(store.findKey(before.get()).orElseThrow(), Optional.empty());
        }
        String secret = Secrets.API_KEY_PREFIX + random();
        ApiKeyRow row = new ApiKeyRow();
        row.id = id.value();
        row.secretSha256 = Secrets.sha256(secret);
        row.role = role;
        row.merchantId = merchant.map(MerchantId::value).orElse(null);
        row.label = label;
        row.createdAt = clock.instant();
        store.persist(row);
        return new IssuedKey(row.toKey(), Optional.of(secret));
    }

    private String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
