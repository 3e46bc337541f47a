package by.pavilion.identity;

import by.pavilion.shared.Ids;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sets up the keys that the configuration names, before the first request. */
@ApplicationScoped
class ConfiguredKeys {
    private static final int EARLY = 100;
    private static final Set<String> ROLES =
            Set.of(Role.OPERATOR, Role.MERCHANT, Role.STOREFRONT, Role.PUBLIC, Role.CONNECTOR);

    private final ApiKeyStore store;
    private final IdentityConfig config;
    private final Ids ids;
    private final Clock clock;
    private final Set<Caller> callers = ConcurrentHashMap.newKeySet();

    ConfiguredKeys(ApiKeyStore store, IdentityConfig config, Ids ids, Clock clock) {
        this.store = store;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void setUp(@Observes @Priority(EARLY) StartupEvent event) {
        config.keys().forEach(this::setUp);
    }

    private void setUp(String role, String secret) {
        if (!ROLES.contains(role)) {
            throw new IllegalStateException("pavilion.identity.keys." + role + " is no role: use one of " + ROLES);
        }
        if (!secret.startsWith(Secrets.API_KEY_PREFIX)) {
            throw new IllegalStateException(
                    "pavilion.identity.keys." + role + " must start with " + Secrets.API_KEY_PREFIX);
        }
        ApiKeyRow row = new ApiKeyRow();
        row.id = ids.next();
        row.secretSha256 = Secrets.sha256(secret);
        row.role = role;
        row.merchantId = role.equals(Role.MERCHANT)
                ? config.demoMerchant()
                        .map(MerchantId::fromString)
                        .orElseThrow(() -> new IllegalStateException(
                                "pavilion.identity.keys.merchant needs pavilion.identity.demo-merchant"))
                        .value()
                : null;
        row.label = "configured " + role;
        row.configuredAs = role;
        row.createdAt = clock.instant();
        store.configure(row);
        store.findByDigest(row.secretSha256).ifPresent(key -> callers.add(key.caller()));
    }

    boolean areOf(Caller caller) {
        return callers.contains(caller);
    }
}
