package by.pavilion.identity;

import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Ends an API key: at once on this replica, and within the time of their memory on the others. */
@ApplicationScoped
public class RevokeKey {
    private final ApiKeyStore store;
    private final KnownKeys knownKeys;
    private final Audit audit;
    private final Clock clock;

    RevokeKey(ApiKeyStore store, KnownKeys knownKeys, Audit audit, Clock clock) {
        this.store = store;
        this.knownKeys = knownKeys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Revokes the key; one that is revoked already stays so.
     *
     * @throws by.pavilion.shared.Problem 403 when the caller may less than the key, 404 when it is another merchant's
     */
    public void revoke(Caller caller, KeyId id) {
        Transactions.retrying(() -> {
            ApiKeyRow row =
                    store.lock(id).filter(found -> found.toKey().isOf(caller)).orElseThrow(IdentityProblems::noSuchKey);
            caller.requireAllOf(row.toKey().scopes());
            if (row.revokedAt == null) {
                ApiKey before = row.toKey();
                row.revokedAt = clock.instant();
                audit.note(new Audited(AuditedKind.KEY, id.toString(), before.merchant(), before, row.toKey()));
            }
            return id;
        });
        knownKeys.forget();
    }
}
