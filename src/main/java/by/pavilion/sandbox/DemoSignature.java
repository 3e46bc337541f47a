package by.pavilion.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How the payment firm, the carrier and the real-name service sign, in both directions: HMAC-SHA256 over method, path, time, nonce and body,
 * each followed by a line break, in lower-case hexadecimal.
 */
public final class DemoSignature {
    public static final String TIMESTAMP = "X-Timestamp";
    public static final String NONCE = "X-Nonce";
    public static final String SIGNATURE = "X-Signature";

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    public DemoSignature(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The headers of a call that we make. */
    public Map<String, String> headers(String method, String path, String body, Instant now) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String timestamp = Long.toString(now.getEpochSecond());
        String nonce = HexFormat.of().formatHex(random);
        return Map.of(TIMESTAMP, timestamp, NONCE, nonce, SIGNATURE, sign(method, path, timestamp, nonce, body));
    }

    /** The headers of an answer: signed for the call with this nonce, so that it answers no other one. */
    public Map<String, String> answerHeaders(String path, String nonce, String body, Instant now) {
        String timestamp = Long.toString(now.getEpochSecond());
        return Map.of(TIMESTAMP, timestamp, SIGNATURE, sign("ANSWER", path, timestamp, nonce, body));
    }

    /** Whether a call that we got is from one who knows the secret, and fresh. */
    public boolean verifies(
            String method,
            String path,
            @Nullable String timestamp,
            @Nullable String nonce,
            @Nullable String signature,
            String body,
            Instant now) {
        if (timestamp == null || nonce == null || nonce.isBlank() || signature == null) {
            return false;
        }
        try {
            Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
            if (age.abs().compareTo(WINDOW) > 0) {
                return false;
            }
        } catch (NumberFormatException notSeconds) {
            return false;
        }
        byte[] expected = sign(method, path, timestamp, nonce, body).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String method, String path, String timestamp, String nonce, String body) {
        String message = method + "\n" + path + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
