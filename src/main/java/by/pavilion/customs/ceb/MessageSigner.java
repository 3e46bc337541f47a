package by.pavilion.customs.ceb;

import java.math.BigInteger;
import java.util.Optional;

/** Whatever holds the key that customs knows: a card, a signing device, or a soft key where neither is at hand. */
public interface MessageSigner {

    /** URI of the signature's algorithm; {@link #sign} works by it. */
    String signatureMethod();

    /** URI of the digest's algorithm. */
    String digestMethod();

    /** Number of the certificate. */
    String keyName();

    /** The public key, for receivers that do not know the certificate. */
    Optional<RsaPublicKey> publicKey();

    byte[] sign(byte[] bytes);

    record RsaPublicKey(BigInteger modulus, BigInteger exponent) {}
}
