package by.pavilion.sandbox.jd;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The platform's signature of a call, classic or newer. */
final class JdSignature {
    private final String secret;

    JdSignature(String secret) {
        this.secret = secret;
    }

    /** Over names and values in the order of the names; what is empty does not count. */
    String over(Map<String, String> pairs) {
        List<String> names = new ArrayList<>(pairs.keySet());
        Collections.sort(names);
        StringBuilder text = new StringBuilder(secret);
        for (String name : names) {
            String value = pairs.getOrDefault(name, "");
            if (!name.isEmpty() && !value.isEmpty()) {
                text.append(name).append(value);
            }
        }
        return md5(text.append(secret).toString());
    }

    /** The digits are upper case, and nothing else is taken. */
    boolean verifies(Map<String, String> pairs, String sign) {
        return MessageDigest.isEqual(
                over(pairs).getBytes(StandardCharsets.US_ASCII), sign.getBytes(StandardCharsets.UTF_8));
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("MD5 is not available", e);
        }
    }
}
