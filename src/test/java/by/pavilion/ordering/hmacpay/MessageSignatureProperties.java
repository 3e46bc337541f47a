package by.pavilion.ordering.hmacpay;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.ordering.hmacpay.MessageSignature.Signed;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class MessageSignatureProperties {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

    private final MessageSignature signature = new MessageSignature("secret");

    @Property(tries = 200)
    void takesItsOwnSignatureWithinTheWindow(
            @ForAll String nonce, @ForAll String body, @ForAll @LongRange(min = -300, max = 300) long seconds) {
        Signed message = message(NOW.getEpochSecond() + seconds, nonce, body);

        assertThat(signature.isGenuine(message, signature.sign(message), NOW, WINDOW))
                .isTrue();
    }

    @Property(tries = 200)
    void refusesAnyOtherBody(@ForAll String body, @ForAll String other) {
        Signed message = message(NOW.getEpochSecond(), "n", body);
        Signed altered = message(NOW.getEpochSecond(), "n", other + "!");

        assertThat(signature.isGenuine(altered, signature.sign(message), NOW, WINDOW))
                .isEqualTo(body.equals(other + "!"));
    }

    @Example
    void refusesOldAndFutureMessagesAndAnotherSecret() {
        for (long seconds : new long[] {-301, 301, Long.MIN_VALUE / 2}) {
            Signed message = message(NOW.getEpochSecond() + seconds, "n", "{}");
            assertThat(signature.isGenuine(message, signature.sign(message), NOW, WINDOW))
                    .isFalse();
        }
        Signed message = message(NOW.getEpochSecond(), "n", "{}");
        assertThat(signature.isGenuine(message, new MessageSignature("other").sign(message), NOW, WINDOW))
                .isFalse();
        assertThat(signature.isGenuine(message, "", NOW, WINDOW)).isFalse();
        assertThat(signature.isGenuine(
                        new Signed("POST", "/p", "yesterday", "n", "{}"), signature.sign(message), NOW, WINDOW))
                .isFalse();
    }

    @Example
    void signsMethodPathTimeNonceAndBodyEachOnALine() {
        Signed message = new Signed("POST", "/v1/payments", "1800000000", "abc", "{}");

        assertThat(message.text()).isEqualTo("POST\n/v1/payments\n1800000000\nabc\n{}\n");
        // HMAC-SHA256 of that text under "secret", computed with openssl
        assertThat(signature.sign(message))
                .isEqualTo("e51d1127396e6a5d0a13d3ab6cde8477d117279d33de2d7e5cf3006df2bcdfa0");
    }

    private static Signed message(long seconds, String nonce, String body) {
        return new Signed("POST", "/p", Long.toString(seconds), nonce, body);
    }
}
