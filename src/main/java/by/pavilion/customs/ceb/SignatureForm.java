package by.pavilion.customs.ceb;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * How a connection signs: the algorithms, and the URIs by which its receiver calls them. Customs' districts call the same
 * algorithms by different URIs, so these are data.
 */
public record SignatureForm(
        SignatureAlgorithm signature, String signatureMethod, DigestAlgorithm digest, String digestMethod) {

    public enum SignatureAlgorithm {
        SM2_SM3("EC", "SM3withSM2"),
        RSA_SHA1("RSA", "SHA1withRSA"),
        RSA_SHA256("RSA", "SHA256withRSA");

        private final String keyAlgorithm;
        private final String name;

        SignatureAlgorithm(String keyAlgorithm, String name) {
            this.keyAlgorithm = keyAlgorithm;
            this.name = name;
        }

        /** The kind of its keys, as key factories call it. */
        String keyAlgorithm() {
            return keyAlgorithm;
        }

        /** As security providers call it. */
        String algorithm() {
            return name;
        }
    }

    public enum DigestAlgorithm {
        SM3("SM3"),
        SHA1("SHA-1"),
        SHA256("SHA-256");

        private final String name;

        DigestAlgorithm(String name) {
            this.name = name;
        }

        byte[] of(byte[] bytes) {
            try {
                return MessageDigest.getInstance(name, SoftKeySigner.PROVIDER).digest(bytes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the provider has " + name, e);
            }
        }
    }
}
