package by.pavilion.customs.ceb;

import java.util.Optional;

/** Whatever holds the key that customs knows: a card, a signing device, or a soft key where neither is at hand. */
public interface MessageSigner {

    /** By what {@link #sign} signs, and what else a signature in XML says of itself. */
    SignatureForm form();

    /** Number of the certificate. */
    String certificateNumber();

    /** The certificate in DER, for receivers that do not know it by its number. */
    Optional<byte[]> certificate();

    /** @throws SigningFailed when the key does not sign, whatever it is given */
    byte[] sign(byte[] bytes);
}
