package by.pavilion.identity;

import by.pavilion.shared.SecretMarks;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that open one thing to whoever holds them, an order to its buyer: the subject, the name of a key, and an HMAC
 * of both under that key. Nothing is stored, and asking again gives the same token.
 */
@ApplicationScoped
public class AccessTokens {
    static final String PREFIX = "pavo_";
    private static final String ALGORITHM = "HmacSHA256";

    private final Map<String, SecretKeySpec> keysByName = new LinkedHashMap<>();
    private final String signingKey;

    AccessTokens(SecretsConfig secrets) {
        secrets.accessTokenKey().forEach(secret -> keysByName.put(nameOf(secret), key(secret)));
        this.signingKey = keysByName.keySet().iterator().next();
    }

    /** A replica that signs with another key would shut buyers out of what the others let them into. */
    void check(@Observes StartupEvent event, SecretMarks marks) {
        marks.require(
                "pavilion.secrets.access-token-key",
                keysByName.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, key -> key.getValue()
                        .getEncoded())));
    }

    /**
     * The token of a subject.
     *
     * @param subject the id of the thing that it opens; whoever presents the token is a caller of this id in role buyer
     */
    public String issue(String subject) {
        return PREFIX + signingKey + "." + subject + "." + signature(signingKey, subject);
    }

    /** The subject of a token of ours; empty when it was changed or its key is gone. */
    Optional<String> subject(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[0].startsWith(PREFIX)) {
            return Optional.empty();
        }
        String keyName = parts[0].substring(PREFIX.length());
        if (!keysByName.containsKey(keyName)) {
            return Optional.empty();
        }
        byte[] expected = signature(keyName, parts[1]).getBytes(StandardCharsets.US_ASCII);
        boolean genuine = MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.US_ASCII));
        return genuine ? Optional.of(parts[1]) : Optional.empty();
    }

    private String signature(String keyName, String subject) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keysByName.get(keyName));
            byte[] signature = mac.doFinal((keyName + "." + subject).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** A key is named by a part of its digest, so that nobody has to think of names when keys change. */
    private static String nameOf(String secret) {
        return Secrets.sha256("access-token-key:" + secret).substring(0, 8);
    }
}
