package by.pavilion.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What secrets look like, and how they are compared. */
final class Secrets {
    static final String API_KEY_PREFIX = "pav_";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A new secret of an API key. */
    static String ofApiKey() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return API_KEY_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The digest that stands for a secret at rest, in hex. Secrets are long and random, so they need no salt. */
    static String sha256(String secret) {
        return HexFormat.of().formatHex(digest(secret));
    }

    /** Compares in a time that tells nothing about where two secrets differ, nor about their lengths. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(digest(one), digest(other));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
