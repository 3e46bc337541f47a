package by.pavilion.customs.ceb;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Signs with an RSA key in memory. For the demo and for tests: customs itself accepts cards and devices only. */
public final class SoftKeySigner implements MessageSigner {
    private static final int KEY_BITS = 2048;
    private static final Map<String, String> ALGORITHMS = Map.of(
            "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "SHA1withRSA",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA");

    private final RSAPrivateCrtKey key;
    private final String keyName;
    private final String signatureMethod;
    private final String digestMethod;

    /** @param privateKey in PKCS#8 */
    public SoftKeySigner(byte[] privateKey, String signatureMethod, String digestMethod) {
        if (!ALGORITHMS.containsKey(signatureMethod)) {
            throw new IllegalArgumentException("a soft key cannot sign by " + signatureMethod);
        }
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            this.key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey));
            byte[] encoded = factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                    .getEncoded();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
            this.keyName = "SOFT-" + HexFormat.of().formatHex(digest, 0, 8).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA key in PKCS#8", e);
        }
        this.signatureMethod = signatureMethod;
        this.digestMethod = digestMethod;
    }

    /** A new private key in PKCS#8. */
    public static byte[] newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair pair = generator.generateKeyPair();
            return pair.getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    @Override
    public String signatureMethod() {
        return signatureMethod;
    }

    @Override
    public String digestMethod() {
        return digestMethod;
    }

    @Override
    public String keyName() {
        return keyName;
    }

    @Override
    public Optional<RsaPublicKey> publicKey() {
        return Optional.of(new RsaPublicKey(key.getModulus(), key.getPublicExponent()));
    }

    @Override
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(String.valueOf(ALGORITHMS.get(signatureMethod)));
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + keyName, e);
        }
    }
}
