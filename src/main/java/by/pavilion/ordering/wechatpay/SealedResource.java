package by.pavilion.ordering.wechatpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What a notification is about, sealed by AES-256-GCM together with the text that it is bound to. */
record SealedResource(String algorithm, String ciphertext, String nonce, String associatedData) {
    private static final String ALGORITHM = "AEAD_AES_256_GCM";
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    /** The text, or empty when it was not sealed with this key, or was changed since. */
    Optional<String> open(String apiV3Key) {
        byte[] key = apiV3Key.getBytes(StandardCharsets.UTF_8);
        if (!algorithm.equals(ALGORITHM) || key.length != KEY_BYTES) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            return Optional.of(
                    new String(cipher.doFinal(Base64.getDecoder().decode(ciphertext)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOpened) {
            return Optional.empty();
        }
    }
}
