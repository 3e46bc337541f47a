package by.pavilion.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells whose secret a request carries: an API key's, an order's token, or the one for setting an installation up. */
@ApplicationScoped
public class Credentials {
    private static final Duration LAST_USE_STEP = Duration.ofMinutes(1);
    private static final Caller BOOTSTRAP = new Caller("bootstrap", Optional.of(Role.OPERATOR), Optional.empty());

    private final ApiKeyStore store;
    private final FormerSecretStore formerSecrets;
    private final KnownKeys knownKeys;
    private final AccessTokens accessTokens;
    private final BootstrapConfig bootstrap;
    private final ConfiguredKeys configuredKeys;
    private final IdentityConfig config;
    private final Clock clock;

    Credentials(
            ApiKeyStore store,
            FormerSecretStore formerSecrets,
            KnownKeys knownKeys,
            AccessTokens accessTokens,
            BootstrapConfig bootstrap,
            ConfiguredKeys configuredKeys,
            IdentityConfig config,
            Clock clock) {
        this.store = store;
        this.formerSecrets = formerSecrets;
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
        Optional<Opened> opened = opened(digest);
        if (opened.isPresent()) {
            ApiKey key = opened.get().key();
            noteUse(key);
            knownKeys.remember(digest, key.caller(), opened.get().until());
            return Optional.of(key.caller());
        }
        return isBootstrap(secret) && !store.hasActive(Role.OPERATOR) ? Optional.of(BOOTSTRAP) : Optional.empty();
    }

    /** A key that a secret opens, and until when it does. */
    private record Opened(ApiKey key, Optional<Instant> until) {}

    private Optional<Opened> opened(String digest) {
        Instant now = clock.instant();
        return store.findByDigest(digest)
                .map(key -> new Opened(key, key.expiresAt()))
                .or(() -> formerSecrets
                        .find(digest)
                        .filter(former -> now.isBefore(former.until()))
                        .flatMap(former ->
                                store.findKey(former.key()).map(key -> new Opened(key, Optional.of(former.until())))))
                .filter(found -> found.key().worksAt(now));
    }

    /** Whether the caller's key came from the configuration, as those of a demo do. */
    public boolean isConfigured(Caller caller) {
        return configuredKeys.areOf(caller);
    }

    private boolean isBootstrap(String secret) {
        return bootstrap.operatorKey().filter(key -> Secrets.same(key, secret)).isPresent();
    }

    private void noteUse(ApiKey key) {
        Instant now = clock.instant();
        Instant since = now.minus(LAST_USE_STEP);
        if (key.lastUsedAt().filter(at -> at.isAfter(since)).isEmpty()) {
            store.used(key.id(), now, since);
        }
    }

    private static Caller buyer(String subject) {
        return new Caller(subject, Optional.of(Role.BUYER), Optional.empty());
    }
}
