package by.pavilion.ordering.hmacpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a message under a shared secret, and tells whether a signature is genuine and fresh. */
final class MessageSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    MessageSignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** What of a message is signed. The time is in seconds since 1970, as text. */
    record Signed(String method, String path, String timestamp, String nonce, String body) {
        String text() {
            return method + "\n" + path + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
        }

        @Override
        public String toString() {
            return "Signed[" + method + " " + path + "]";
        }
    }

    /** In lower-case hexadecimal digits. */
    String sign(Signed message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(message.text().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    boolean isGenuine(Signed message, String signature, Instant now, Duration window) {
        byte[] expected = sign(message).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))
                && isFresh(message.timestamp(), now, window);
    }

    private static boolean isFresh(String timestamp, Instant now, Duration window) {
        try {
            long seconds = Math.subtractExact(now.getEpochSecond(), Long.parseLong(timestamp));
            return Math.abs(seconds) <= window.toSeconds();
        } catch (NumberFormatException | ArithmeticException notATime) {
            return false;
        }
    }
}
