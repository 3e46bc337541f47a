package by.pavilion.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What secrets look like, and how they are compared. */
final class Secrets {
    static final String API_KEY_PREFIX = "pav_";

    private Secrets() {}

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
