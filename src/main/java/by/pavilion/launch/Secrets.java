package by.pavilion.launch;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets in characters that need no quoting in a shell, in SQL or in a properties file. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 32 random bytes as 43 characters of the URL-safe alphabet. */
    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
