package by.pavilion.identity.rest;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Somebody else who signs tokens: makes a key, serves its public half as a JWKS, and lends the private half to the test. */
public class IssuerOfTokens implements QuarkusTestResourceLifecycleManager {
    static final String KEY_ID = "test-key";
    static final String ISSUER = "https://issuer.example";
    static final String AUDIENCE = "pavilion";

    private @Nullable HttpServer server;
    private @Nullable PrivateKey key;

    @Override
    public Map<String, String> start() {
        try {
            RsaJsonWebKey pair = RsaJwkGenerator.generateJwk(2048);
            pair.setKeyId(KEY_ID);
            pair.setAlgorithm("RS256");
            key = pair.getRsaPrivateKey();
            byte[] keys = new JsonWebKeySet(pair).toJson().getBytes(StandardCharsets.UTF_8);
            HttpServer serving = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            serving.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
                exchange.sendResponseHeaders(200, keys.length);
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(keys);
                }
            });
            serving.start();
            server = serving;
            return Map.of(
                    "pavilion.identity.token-keys",
                    "http://localhost:" + serving.getAddress().getPort() + "/keys",
                    "pavilion.identity.token-issuer",
                    ISSUER,
                    "pavilion.identity.token-audience",
                    AUDIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(key, new TestInjector.MatchesType(PrivateKey.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
