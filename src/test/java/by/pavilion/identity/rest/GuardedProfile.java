package by.pavilion.identity.rest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** An installation with an issuer of tokens, limits that are soon reached, and one web shop of another origin. */
public class GuardedProfile implements QuarkusTestProfile {
    static final String BOOTSTRAP_KEY = "a secret for the first minutes";
    static final String SHOP = "https://shop.example";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("pavilion.bootstrap.operator-key", BOOTSTRAP_KEY),
                Map.entry("pavilion.rate-limits.exempt-loopback", "false"),
                Map.entry("pavilion.rate-limits.exempt-configured-keys", "false"),
                Map.entry("pavilion.rate-limits.window", "600s"),
                Map.entry("pavilion.rate-limits.requests.anonymous", "3"),
                Map.entry("pavilion.rate-limits.requests.public", "4"),
                Map.entry("pavilion.rate-limits.requests.firm", "5"),
                Map.entry("pavilion.rate-limits.requests.wrong-credentials", "6"),
                // lets a test call from any address
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                Map.entry("quarkus.http.proxy.allow-x-forwarded", "true"),
                Map.entry("quarkus.http.cors.enabled", "true"),
                Map.entry("quarkus.http.cors.origins", SHOP));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IssuerOfTokens.class));
    }
}
