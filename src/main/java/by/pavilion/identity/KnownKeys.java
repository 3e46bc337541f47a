package by.pavilion.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The keys that this replica has seen lately, by the digest of their secret, so that most requests ask no database. */
@ApplicationScoped
class KnownKeys {
    private static final int MOST = 10_000;

    /** @param until from when on the secret works no more, whatever is remembered */
    private record Known(Caller caller, Optional<Instant> until) {}

    private final Cache<String, Known> callers;
    private final Clock clock;

    KnownKeys(IdentityConfig config, Clock clock) {
        this.clock = clock;
        this.callers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(config.keyMemory())
                .build();
    }

    Optional<Caller> find(String secretSha256) {
        return Optional.ofNullable(callers.getIfPresent(secretSha256))
                .filter(known -> known.until()
                        .filter(end -> !clock.instant().isBefore(end))
                        .isEmpty())
                .map(Known::caller);
    }

    void remember(String secretSha256, Caller caller, Optional<Instant> until) {
        callers.put(secretSha256, new Known(caller, until));
    }

    void forget() {
        callers.invalidateAll();
    }
}
