package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.SandboxSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The platform's ciphertext of buyers' data, bound to their order: {@code #<base64>#<base64>#1##}. */
@ApplicationScoped
class Ciphers {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SandboxSettings settings;

    Ciphers(SandboxSettings settings) {
        this.settings = settings;
    }

    String encrypt(long orderId, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, orderId, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getEncoder();
            return "#" + base64.encodeToString(sealed) + "#" + base64.encodeToString(nonce) + "#1##";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    /** Empty when the text is no ciphertext of this order. */
    Optional<String> decrypt(long orderId, String cipherText) {
        String[] parts = cipherText.split("#", -1);
        if (parts.length != 6 || !parts[3].equals("1")) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            byte[] sealed = base64.decode(parts[1]);
            byte[] nonce = base64.decode(parts[2]);
            return Optional.of(
                    new String(cipher(Cipher.DECRYPT_MODE, orderId, nonce).doFinal(sealed), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, long orderId, byte[] nonce) throws GeneralSecurityException {
        byte[] key = HexFormat.of().parseHex(settings.secret("douyin-cipher-key"));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(orderId).array());
        return cipher;
    }
}
