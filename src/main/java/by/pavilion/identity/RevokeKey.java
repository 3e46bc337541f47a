package by.pavilion.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Ends an API key: at once on this replica, and within the time of their memory on the others. */
@ApplicationScoped
public class RevokeKey {
    private final ApiKeyStore store;
    private final KnownKeys knownKeys;
    private final Clock clock;

    RevokeKey(ApiKeyStore store, KnownKeys knownKeys, Clock clock) {
        this.store = store;
        this.knownKeys = knownKeys;
        this.clock = clock;
    }

    @Transactional
    public void revoke(KeyId id) {
        if (store.findKey(id).isEmpty()) {
            throw IdentityProblems.noSuchKey();
        }
        store.revoke(id, clock.instant());
        knownKeys.forget();
    }
}
