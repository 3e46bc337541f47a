package by.pavilion.parties;

import by.pavilion.shared.NamedKeys;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for an identity number where orders of one person are added up. Equal numbers have equal indexes under one key;
 * without the key nobody can test a guess.
 *
 * @param version the name of the key
 * @param value 64 hexadecimal digits
 */
public record BlindIndex(String version, String value) {
    static BlindIndex of(String identityNumber, NamedKeys.NamedKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.key().toByteArray(InsecureSecretKeyAccess.get()), "HmacSHA256"));
            byte[] digest = mac.doFinal(identityNumber.getBytes(StandardCharsets.UTF_8));
            return new BlindIndex(key.name(), HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
