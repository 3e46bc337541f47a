package by.pavilion.logistics.httpcarrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MessageSignatureTest {
    /** Computed with {@code printf 'POST\n/a/b\n1750000000\nn1\n{"x":"汉"}\n' | openssl dgst -sha256 -hmac s3cret}. */
    @Test
    void signsAsAnotherToolDoes() {
        byte[] body = "{\"x\":\"汉\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(MessageSignature.of("s3cret", "POST", "/a/b", "1750000000", "n1", body))
                .isEqualTo("0ee0cf355e686e5ef8941d5bad29181046d128f66aa221d2b228dadeba9d3acb");
    }

    @Property(tries = 200)
    void holdsForTheBodyThatWasSignedOnly(
            @ForAll @Size(min = 1, max = 100) byte[] body,
            @ForAll @IntRange(max = 1_000) int place,
            @ForAll @IntRange(max = 7) int bit) {
        String signature = MessageSignature.of("s3cret", "POST", "/p", "1", "n", body);
        byte[] flipped = body.clone();
        flipped[place % body.length] ^= (byte) (1 << bit);

        assertThat(MessageSignature.matches(signature, MessageSignature.of("s3cret", "POST", "/p", "1", "n", body)))
                .isTrue();
        assertThat(MessageSignature.matches(signature, MessageSignature.of("s3cret", "POST", "/p", "1", "n", flipped)))
                .isFalse();
        assertThat(MessageSignature.matches(signature, MessageSignature.of("other", "POST", "/p", "1", "n", body)))
                .isFalse();
        assertThat(MessageSignature.matches(signature, MessageSignature.of("s3cret", "POST", "/p", "2", "n", body)))
                .isFalse();
    }
}
