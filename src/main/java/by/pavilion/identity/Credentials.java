package by.pavilion.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tells whose secret a request carries: an API key's, an order's token, or the one for setting an installation up. */
@ApplicationScoped
public class Credentials {
    private static final Duration LAST_USE_STEP = Duration.ofHours(1);
    private static final Caller BOOTSTRAP = new Caller("bootstrap", Optional.of(Role.OPERATOR), Optional.empty());

    private final ApiKeyStore store;
    private final KnownKeys knownKeys;
    private final AccessTokens accessTokens;
    private final BootstrapConfig bootstrap;
    private final ConfiguredKeys configuredKeys;
    private final IdentityConfig config;
    private final Clock clock;

    Credentials(
            ApiKeyStore store,
            KnownKeys knownKeys,
            AccessTokens accessTokens,
            BootstrapConfig bootstrap,
            ConfiguredKeys configuredKeys,
            IdentityConfig config,
            Clock clock) {
        this.store = store;
        this.knownKeys = knownKeys;
        this.accessTokens = accessTokens;
        this.bootstrap = bootstrap;
        this.configuredKeys = configuredKeys;
        this.config = config;
        this.clock = clock;
    }

    /** Whether the secret is of a kind that we issue ourselves. Others may be signed tokens. */
    public boolean isOurs(String secret) {
        return secret.startsWith(Secrets.API_KEY_PREFIX)
                || secret.startsWith(AccessTokens.PREFIX)
                || isBootstrap(secret);
    }

    /** Whether tokens of another issuer are accepted. */
    public boolean acceptsSignedTokens() {
        return config.tokenKeys().isPresent();
    }

    /** The caller as far as it is known without asking the database; never waits. */
    public Optional<Caller> findInMemory(String secret) {
        return secret.startsWith(AccessTokens.PREFIX)
                ? accessTokens.subject(secret).map(Credentials::buyer)
                : knownKeys.find(Secrets.sha256(secret));
    }

    /** The caller, empty when nobody has this secret or the key was revoked. Asks the database. */
    @Transactional
    public Optional<Caller> find(String secret) {
        if (secret.startsWith(AccessTokens.PREFIX)) {
            return findInMemory(secret);
        }
        String digest = Secrets.sha256(secret);
        Optional<ApiKey> key =
                store.findByDigest(digest).filter(found -> found.revokedAt().isEmpty());
        if (key.isPresent()) {
            noteUse(key.get());
            knownKeys.remember(digest, key.get().caller());
            return key.map(ApiKey::caller);
        }
        return isBootstrap(secret) && !store.hasActive(Role.OPERATOR) ? Optional.of(BOOTSTRAP) : Optional.empty();
    }

    /** Whether the caller's key came from the configuration, as those of a demo do. */
    public boolean isConfigured(Caller caller) {
        return configuredKeys.areOf(caller);
    }

    private boolean isBootstrap(String secret) {
        return bootstrap.operatorKey().filter(key -> Secrets.same(key, secret)).isPresent();
    }

    private void noteUse(ApiKey key) {
        boolean lately = key.lastUsedAt()
                .filter(at -> at.isAfter(clock.instant().minus(LAST_USE_STEP)))
                .isPresent();
        if (!lately) {
            store.used(key.id(), clock.instant());
        }
    }

    private static Caller buyer(String subject) {
        return new Caller(subject, Optional.of(Role.BUYER), Optional.empty());
    }
}
