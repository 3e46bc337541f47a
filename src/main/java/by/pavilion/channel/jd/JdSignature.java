package by.pavilion.channel.jd;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The platform's signature, the same for classic and for newer calls: MD5 over names and raw values in the order of the names,
 * between two copies of the secret, in upper-case hexadecimal. Values are signed as the texts that are sent.
 */
final class JdSignature {
    private JdSignature() {}

    /**
     * @param parameters everything that is signed; what has no name or no value is left out
     * @throws IllegalArgumentException for a value that begins with {@code @}: some of the platform's own programs take it for
     *     the name of a file and leave it out
     */
    static String of(String secret, Map<String, String> parameters) {
        StringBuilder pattern = new StringBuilder(secret);
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (isFile(value)) {
                throw new IllegalArgumentException(name + " begins with @");
            }
            if (!name.isEmpty() && !value.isEmpty()) {
                pattern.append(name).append(value);
            }
        });
        return digest(pattern.append(secret).toString());
    }

    /** Whether some programs would take the value for the name of a file. */
    static boolean isFile(String value) {
        return value.startsWith("@");
    }

    private static String digest(String pattern) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().withUpperCase().formatHex(md5.digest(pattern.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
