package by.pavilion.customs.ceb;

import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.math.ec.ECCurve;
import org.jspecify.annotations.Nullable;

/**
 * Signs with the key of a card or device that has a PKCS#11 library, or of a file of keys. The key of a card stays there:
 * Java's provider SunPKCS11 has it sign. That provider knows no SM2, so cards sign by RSA only; files by either.
 */
public final class KeyStoreSigner implements MessageSigner {
    private static final String PKCS11 = "PKCS11";
    private static final String PKCS11_PROVIDER = "SunPKCS11";
    private static final ECCurve SM2_CURVE =
            GMNamedCurves.getByName("sm2p256v1").getCurve();

    private final PrivateKey key;
    private final SignatureForm form;
    private final String certificateNumber;
    private final byte[] certificate;

    /** Of the card, or what knows SM2; null where any that knows the key will do. */
    private final @Nullable Provider provider;

    /**
     * Where the key is.
     *
     * @param type {@code PKCS11} for a card or device, else the type of the file, {@code PKCS12}
     * @param location of a card the configuration of SunPKCS11, which names its library and slot; else the file
     * @param alias which of the keys there
     * @param certificateNumber as customs knows it; the serial number of the certificate when empty
     */
    public record Place(String type, Path location, String alias, Optional<String> certificateNumber) {
        boolean isCard() {
            return type.equals(PKCS11);
        }
    }

    private KeyStoreSigner(
            PrivateKey key,
            X509Certificate certificate,
            Optional<String> certificateNumber,
            SignatureForm form,
            @Nullable Provider provider)
            throws CertificateEncodingException {
        this.key = key;
        this.form = form;
        this.certificateNumber = certificateNumber.orElseGet(() -> inDigits(certificate.getSerialNumber()));
        this.certificate = certificate.getEncoded();
        this.provider = provider;
    }

    /** Hexadecimal, two for each byte. */
    private static String inDigits(BigInteger serial) {
        String digits = serial.toString(16).toUpperCase(Locale.ROOT);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    /**
     * Opens the place once. Whoever calls it again after a failure should know that cards lock themselves after a few wrong PINs.
     *
     * @throws IllegalStateException when it cannot be opened, when it has no such key with a certificate, or when the key does
     *     not sign as the form wants
     */
    public static KeyStoreSigner open(Place place, char[] pin, SignatureForm form) {
        SignatureAlgorithm algorithm = form.signature();
        if (place.isCard() && algorithm == SignatureAlgorithm.SM2_SM3) {
            throw new IllegalStateException("keys of a card sign by RSA only, and not by " + algorithm);
        }
        try {
            Provider provider = place.isCard() ? card(place.location()) : ofFile(algorithm);
            KeyStore keys = loaded(place, pin, provider);
            Key key = keys.getKey(place.alias(), pin);
            Certificate certificate = keys.getCertificate(place.alias());
            if (!(key instanceof PrivateKey privateKey) || !(certificate instanceof X509Certificate x509)) {
                throw new IllegalStateException("no key with a certificate is called " + place.alias());
            }
            if (!signsBy(algorithm, privateKey)) {
                throw new IllegalStateException("the key %s is of %s and does not sign by %s"
                        .formatted(place.alias(), privateKey.getAlgorithm(), algorithm));
            }
            return new KeyStoreSigner(privateKey, x509, place.certificateNumber(), form, provider);
        } catch (GeneralSecurityException
                | IOException
                | ProviderException
                | InvalidParameterException
                | UnsupportedOperationException e) {
            throw new IllegalStateException("the keys of " + place + " cannot be opened", e);
        }
    }

    private static Provider card(Path configuration) throws GeneralSecurityException {
        Provider known = Security.getProvider(PKCS11_PROVIDER);
        if (known == null) {
            throw new GeneralSecurityException("this Java runtime has no " + PKCS11_PROVIDER);
        }
        return known.configure(configuration.toString());
    }

    /** The JDK cannot even read an SM2 key. */
    private static @Nullable Provider ofFile(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.SM2_SM3 ? SoftKeySigner.PROVIDER : null;
    }

    private static KeyStore loaded(Place place, char[] pin, @Nullable Provider provider)
            throws GeneralSecurityException, IOException {
        KeyStore keys =
                provider == null ? KeyStore.getInstance(place.type()) : KeyStore.getInstance(place.type(), provider);
        if (place.isCard()) {
            keys.load(null, pin);
            return keys;
        }
        try (InputStream content = Files.newInputStream(place.location())) {
            keys.load(content, pin);
        } catch (RuntimeException e) { // so Bouncy Castle tells of parts that it does not know
            throw new IOException("not a file of keys", e);
        }
        return keys;
    }

    /** A key of another curve would sign, too, and nobody could verify it. */
    private static boolean signsBy(SignatureAlgorithm algorithm, PrivateKey key) {
        return key.getAlgorithm().equals(algorithm.keyAlgorithm())
                && (algorithm != SignatureAlgorithm.SM2_SM3
                        || (key instanceof ECPrivateKey ofCurve
                                && ofCurve.getParameters().getCurve().equals(SM2_CURVE)));
    }

    @Override
    public SignatureForm form() {
        return form;
    }

    @Override
    public String certificateNumber() {
        return certificateNumber;
    }

    @Override
    public Optional<byte[]> certificate() {
        return Optional.of(certificate.clone());
    }

    @Override
    public byte[] sign(byte[] bytes) {
        try {
            String algorithm = form.signature().algorithm();
            Signature signature =
                    provider == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, provider);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw new SigningFailed(certificateNumber, e);
        }
    }
}
