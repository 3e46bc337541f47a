package by.pavilion.ordering.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** RSA keys from settings: PEM, its bare Base64, or the path of a file with either. Each is read once, when it is needed. */
@ApplicationScoped
public class PemKeys {
    private static final String RSA = "RSA";
    private static final String BEGIN = "-----BEGIN ";

    private final Map<String, Key> known = new ConcurrentHashMap<>();

    private interface Reading {
        Key read(String pem) throws GeneralSecurityException;
    }

    /**
     * @param setting of a key in PKCS#8
     * @throws IOException when there is no such key
     */
    public PrivateKey privateKey(String setting) throws IOException {
        return (PrivateKey) key("private " + setting, setting, pem -> KeyFactory.getInstance(RSA)
                .generatePrivate(new PKCS8EncodedKeySpec(bytes(pem))));
    }

    /**
     * @param setting of a public key or of a certificate
     * @throws IOException when there is no such key
     */
    public PublicKey publicKey(String setting) throws IOException {
        return (PublicKey) key("public " + setting, setting, PemKeys::readPublic);
    }

    private static Key readPublic(String pem) throws GeneralSecurityException {
        if (pem.startsWith(BEGIN + "CERTIFICATE")) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .getPublicKey();
        }
        return KeyFactory.getInstance(RSA).generatePublic(new X509EncodedKeySpec(bytes(pem)));
    }

    private Key key(String name, String setting, Reading reading) throws IOException {
        @Nullable Key there = known.get(name);
        if (there == null) {
            try {
                there = reading.read(pem(setting));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IOException("a key of a payment firm cannot be read", e); // it must not be told
            }
            known.put(name, there);
        }
        return there;
    }

    private static String pem(String setting) throws IOException {
        String text = setting.strip();
        if (text.startsWith(BEGIN) || text.startsWith("MI")) { // as every key in Base64 does
            return text;
        }
        try {
            return Files.readString(Path.of(text)).strip();
        } catch (InvalidPathException e) {
            throw new IOException("a key of a payment firm is neither PEM nor a path", e);
        }
    }

    private static byte[] bytes(String pem) {
        return Base64.getDecoder()
                .decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
    }
}
