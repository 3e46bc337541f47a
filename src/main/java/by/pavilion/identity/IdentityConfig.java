package by.pavilion.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.identity")
interface IdentityConfig {
    /**
     * Secrets of keys that are there from the first start, by role: {@code operator}, {@code merchant}, {@code storefront},
     * {@code public}, {@code connector}. Only digests are stored.
     */
    Map<String, String> keys();

    /** The merchant that the configured merchant's key belongs to. */
    Optional<String> demoMerchant();

    /** For how long a replica trusts what it knows about a key: a key that was revoked elsewhere works for so long. */
    @WithDefault("30s")
    Duration keyMemory();

    /** How many working keys a merchant may have when it makes another one. */
    @WithDefault("50")
    int keysPerMerchant();

    /** How long the audit trail is kept. */
    @WithDefault("1096d")
    Duration auditKept();

    /** Where the public keys (JWKS) of the issuer of signed tokens are. Without it no signed token is accepted. */
    Optional<URI> tokenKeys();

    /** The issuer that signed tokens must name; any when absent. */
    Optional<String> tokenIssuer();

    /** The audience that signed tokens must name; any when absent. */
    Optional<String> tokenAudience();
}
