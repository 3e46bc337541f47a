package by.pavilion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoSignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private final DemoSignature signature = new DemoSignature("secret");

    @Test
    void takesWhatItHasSigned() {
        assertThat(verifies(signature, "POST", "/v1/x", "{\"a\":\"饼干\"}", NOW)).isTrue();
    }

    @Test
    void refusesAnotherSecretMethodPathBodyOrTime() {
        assertThat(verifies(new DemoSignature("Secret"), "POST", "/v1/x", "{\"a\":\"饼干\"}", NOW))
                .isFalse();
        assertThat(verifies(signature, "PUT", "/v1/x", "{\"a\":\"饼干\"}", NOW)).isFalse();
        assertThat(verifies(signature, "POST", "/v1/y", "{\"a\":\"饼干\"}", NOW)).isFalse();
        assertThat(verifies(signature, "POST", "/v1/x", "{\"a\": \"饼干\"}", NOW)).isFalse();
        assertThat(verifies(signature, "POST", "/v1/x", "{\"a\":\"饼干\"}", NOW.plus(Duration.ofMinutes(6))))
                .isFalse();
        assertThat(verifies(signature, "POST", "/v1/x", "{\"a\":\"饼干\"}", NOW.minus(Duration.ofMinutes(6))))
                .isFalse();
    }

    @Test
    void refusesACallWithoutHeaders() {
        assertThat(signature.verifies("POST", "/", null, null, null, "", NOW)).isFalse();
        assertThat(signature.verifies("POST", "/", "now", "n", "s", "", NOW)).isFalse();
    }

    private boolean verifies(DemoSignature verifier, String method, String path, String body, Instant at) {
        Map<String, String> headers = signature.headers("POST", "/v1/x", "{\"a\":\"饼干\"}", NOW);
        return verifier.verifies(
                method,
                path,
                headers.get(DemoSignature.TIMESTAMP),
                headers.get(DemoSignature.NONCE),
                headers.get(DemoSignature.SIGNATURE),
                body,
                at);
    }
}
