package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirmSignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final String TIME = Long.toString(NOW.getEpochSecond());
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final FirmSignature signature = new FirmSignature("a secret");

    @Test
    void believesTheAnswerToItsOwnCallOnly() {
        String signed = signature.sign("ANSWER", "/checks", TIME, "nonce", "{}");

        assertThat(isAnswer("/checks", TIME, "nonce", "{}", signed)).isTrue();
        assertThat(isAnswer("/checks", TIME, "another nonce", "{}", signed)).isFalse();
        assertThat(isAnswer("/others", TIME, "nonce", "{}", signed)).isFalse();
        assertThat(isAnswer("/checks", TIME, "nonce", "{ }", signed)).isFalse();
        assertThat(isAnswer("/checks", TIME, "nonce", "{}", "")).isFalse();
        assertThat(isAnswer(
                        "/checks",
                        TIME,
                        "nonce",
                        "{}",
                        new FirmSignature("x").sign("ANSWER", "/checks", TIME, "nonce", "{}")))
                .isFalse();
    }

    @Test
    void doesNotTakeItsOwnCallForAnAnswer() {
        String call = signature.sign("POST", "/checks", TIME, "nonce", "{}");

        assertThat(isAnswer("/checks", TIME, "nonce", "{}", call)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-9223372036854775808", "9223372036854775807", "1794398098", "1794398702"})
    void believesNothingThatIsNotFresh(String timestamp) {
        String signed = signature.sign("ANSWER", "/checks", timestamp, "nonce", "{}");

        assertThat(isAnswer("/checks", timestamp, "nonce", "{}", signed)).isFalse();
    }

    private boolean isAnswer(String path, String timestamp, String nonce, String body, String signed) {
        return signature.isAnswer(path, timestamp, nonce, body, signed, NOW, WINDOW);
    }
}
