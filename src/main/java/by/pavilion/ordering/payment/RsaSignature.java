package by.pavilion.ordering.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** Signatures of texts in UTF-8 by SHA-256 with RSA, in Base64: WeChat Pay's and Alipay's (there called RSA2). */
public final class RsaSignature {
    private static final String ALGORITHM = "SHA256withRSA";

    private RsaSignature() {}

    public static String sign(String text, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign for a payment firm", e);
        }
    }

    public static boolean verifies(String text, String signature, PublicKey key) {
        try {
            Signature verifying = Signature.getInstance(ALGORITHM);
            verifying.initVerify(key);
            verifying.update(text.getBytes(StandardCharsets.UTF_8));
            return verifying.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }
}
