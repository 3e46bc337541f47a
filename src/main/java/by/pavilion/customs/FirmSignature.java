package by.pavilion.customs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How calls of firms are signed under a shared secret: HMAC-SHA256 over what is called, path, time, nonce and body, each
 * followed by a line break, in lower-case hexadecimal digits.
 */
final class FirmSignature {
    static final String TIMESTAMP = "X-Timestamp";
    static final String NONCE = "X-Nonce";
    static final String SIGNATURE = "X-Signature";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    FirmSignature(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    static String newNonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * @param what the method of a call, {@code ANSWER} for an answer
     * @param timestamp in seconds since 1970
     * @param nonce of the call, in its answer too: so an answer belongs to one call and cannot be given again
     */
    String sign(String what, String path, String timestamp, String nonce, String body) {
        String text = what + "\n" + path + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    /** Whether an answer is from one who knows the secret, is to this call, and is fresh. */
    boolean isAnswer(
            String path, String timestamp, String nonce, String body, String signature, Instant now, Duration window) {
        byte[] expected = sign("ANSWER", path, timestamp, nonce, body).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))
                && isFresh(timestamp, now, window);
    }

    private static boolean isFresh(String timestamp, Instant now, Duration window) {
        try {
            long seconds = Math.subtractExact(now.getEpochSecond(), Long.parseLong(timestamp));
            return seconds <= window.toSeconds() && seconds >= -window.toSeconds();
        } catch (NumberFormatException | ArithmeticException notATime) {
            return false;
        }
    }
}
