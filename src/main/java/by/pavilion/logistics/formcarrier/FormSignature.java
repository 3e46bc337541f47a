package by.pavilion.logistics.formcarrier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Upper hex MD5 over the text that is sent, the key and the customer's number, one behind the other. The carrier's choice. */
final class FormSignature {
    private FormSignature() {}

    static String of(String param, String key, String customer) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest((param + key + customer).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
