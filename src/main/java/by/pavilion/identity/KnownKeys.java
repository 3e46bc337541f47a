package by.pavilion.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The keys that this replica has seen lately, by the digest of their secret, so that most requests ask no database. */
@ApplicationScoped
class KnownKeys {
    private static final int MOST = 10_000;

    private final Cache<String, Caller> callers;

    KnownKeys(IdentityConfig config) {
        this.callers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(config.keyMemory())
                .build();
    }

    Optional<Caller> find(String secretSha256) {
        return Optional.ofNullable(callers.getIfPresent(secretSha256));
    }

    void remember(String secretSha256, Caller caller) {
        callers.put(secretSha256, caller);
    }

    void forget() {
        callers.invalidateAll();
    }
}
