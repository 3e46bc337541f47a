package by.pavilion.customs;

import by.pavilion.customs.ceb.SignatureForm;
import by.pavilion.customs.ceb.SoftKeySigner;
import by.pavilion.customs.ceb.TestSigners;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * As {@link WithTinyWindow}, with a file of keys whose key can be opened and does not sign, until the test repairs it. No pause
 * is a long one.
 */
public class WithKeyFile extends WithTinyWindow {
    /** In a system property, as the port is. */
    private static final String FILE = "pavilion.test.key-file";

    private static final SignatureForm FORM = TestSigners.RSA_SHA256;
    private static final String ALIAS = "customs";
    private static final String PIN = "88888888";
    private static final int BITS = 2048;

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            if (System.getProperty(FILE) == null) {
                Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "keys");
                System.setProperty(FILE, folder.resolve("keys.p12").toString());
                keep(thatDoesNotSign());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a file of keys", e);
        }
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("pavilion.customs.signing.key-store.type", "PKCS12");
        overrides.put("pavilion.customs.signing.key-store.location", file().toString());
        overrides.put("pavilion.customs.signing.key-store.alias", ALIAS);
        overrides.put("pavilion.customs.signing.signature", FORM.signature().name());
        overrides.put("pavilion.secrets.signing-pin", PIN);
        overrides.put("pavilion.customs.longest-pause", "5s");
        return overrides;
    }

    /** From the next time on that it is opened, the file has a key that signs. */
    static void repair() throws IOException, GeneralSecurityException {
        keep(newKey());
    }

    /** Of another modulus than its other numbers: the JDK looks at what it has signed, and finds it wrong. */
    private static PrivateKey thatDoesNotSign() throws GeneralSecurityException {
        RSAPrivateCrtKey key = newKey();
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        newKey().getModulus(),
                        key.getPublicExponent(),
                        key.getPrivateExponent(),
                        key.getPrimeP(),
                        key.getPrimeQ(),
                        key.getPrimeExponentP(),
                        key.getPrimeExponentQ(),
                        key.getCrtCoefficient()));
    }

    private static RSAPrivateCrtKey newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    }

    /** The application may open the file at any time, so it is another one at once. */
    private static void keep(PrivateKey key) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, PIN.toCharArray());
        keys.setKeyEntry(ALIAS, key, PIN.toCharArray(), new Certificate[] {certificate()});
        Path next = file().resolveSibling("next.p12");
        try (OutputStream out = Files.newOutputStream(next)) {
            keys.store(out, PIN.toCharArray());
        }
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path file() {
        return Path.of(Objects.requireNonNull(System.getProperty(FILE)));
    }

    /** Of any key: nobody here compares. */
    private static Certificate certificate() throws GeneralSecurityException {
        byte[] certificate =
                new SoftKeySigner(newKey().getEncoded(), FORM).certificate().orElseThrow();
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }
}
