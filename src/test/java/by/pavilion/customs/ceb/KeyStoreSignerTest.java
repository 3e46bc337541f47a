package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key of a file; one for RSA is opened as a card's is. */
class KeyStoreSignerTest {
    private static final char[] PIN = "88888888".toCharArray();
    private static final String ALIAS = "customs";
    private static final byte[] BYTES = "清单".getBytes(StandardCharsets.UTF_8);

    private final byte[] key = SoftKeySigner.newKey(SignatureAlgorithm.RSA_SHA256);
    private final SoftKeySigner inMemory = new SoftKeySigner(key, TestSigners.RSA_SHA256);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void keep() throws GeneralSecurityException, IOException {
        file = folder.resolve("keys.p12");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, PIN);
        PrivateKey privateKey = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        keys.setKeyEntry(ALIAS, privateKey, PIN, new Certificate[] {certificate()});
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, PIN);
        }
    }

    @Test
    void signsWhatTheSameKeyInMemorySigns() {
        for (SignatureForm form : List.of(TestSigners.RSA, TestSigners.RSA_SHA256)) {
            MessageSigner signer = open("PKCS12", file, ALIAS, form);

            assertThat(signer.form()).isEqualTo(form);
            assertThat(signer.sign(BYTES)).isEqualTo(new SoftKeySigner(key, form).sign(BYTES));
        }
    }

    /** A signature by SM2 is another one each time, so it is verified by the key that the certificate of the file names. */
    @Test
    void signsBySm2WithTheKeyOfAFile() throws GeneralSecurityException, IOException {
        byte[] sm2 = SoftKeySigner.newKey(SignatureAlgorithm.SM2_SM3);
        Path ofSm2 = folder.resolve("sm2.p12");
        TestSigners.keepSm2(sm2, ofSm2, ALIAS, PIN);
        byte[] another = "总单".getBytes(StandardCharsets.UTF_8);

        for (SignatureForm form : List.of(TestSigners.SM2, TestSigners.SM2_IN_HAIKOU)) {
            MessageSigner signer = open("PKCS12", ofSm2, ALIAS, form);
            byte[] signature = signer.sign(BYTES);

            assertThat(signer.form()).isEqualTo(form);
            assertThat(signer.certificateNumber()).matches("([0-9A-F]{2})+");
            assertThat(verifiesBySm2(signer, BYTES, signature)).isTrue();
            assertThat(verifiesBySm2(signer, another, signature)).isFalse();
            assertThat(verifiesBySm2(new SoftKeySigner(sm2, form), BYTES, signature))
                    .as("by the key that was put into the file")
                    .isTrue();
        }
    }

    private static boolean verifiesBySm2(MessageSigner signer, byte[] bytes, byte[] value)
            throws GeneralSecurityException {
        Certificate certificate = CertificateFactory.getInstance("X.509", SoftKeySigner.PROVIDER)
                .generateCertificate(
                        new ByteArrayInputStream(signer.certificate().orElseThrow()));
        Signature sm2 = Signature.getInstance("SM3withSM2", SoftKeySigner.PROVIDER);
        sm2.initVerify(certificate.getPublicKey());
        sm2.update(bytes);
        return sm2.verify(value);
    }

    @Test
    void whatCannotSignBySm2SaysSo() throws GeneralSecurityException, IOException {
        byte[] sm2 = SoftKeySigner.newKey(SignatureAlgorithm.SM2_SM3);
        Path ofSm2 = folder.resolve("sm2.p12");
        TestSigners.keepSm2(sm2, ofSm2, ALIAS, PIN);
        Path ofAnotherCurve = folder.resolve("p256.p12");
        byte[] certificate =
                new SoftKeySigner(sm2, TestSigners.SM2).certificate().orElseThrow();
        TestSigners.keep(onP256(), certificate, ofAnotherCurve, ALIAS, PIN);
        Path noKeys = Files.writeString(folder.resolve("none.p12"), "no keys");

        for (Path ofNoSm2 : List.of(file, ofAnotherCurve)) {
            assertThatThrownBy(() -> open("PKCS12", ofNoSm2, ALIAS, TestSigners.SM2))
                    .as("%s", ofNoSm2)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not sign by SM2_SM3");
        }
        assertThatThrownBy(() -> open("PKCS12", ofSm2, "another", TestSigners.SM2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no key");
        assertThatThrownBy(() -> open("PKCS12", noKeys, ALIAS, TestSigners.SM2))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> KeyStoreSigner.open(
                        new KeyStoreSigner.Place("PKCS12", ofSm2, ALIAS, Optional.empty()),
                        "12345678".toCharArray(),
                        TestSigners.SM2))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> open("PKCS11", ofSm2, ALIAS, TestSigners.SM2))
                .as("a card")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("by RSA only");
    }

    private static PrivateKey onP256() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair().getPrivate();
    }

    @Test
    void isKnownByItsCertificateAndTheNumberThatCustomsHasOfIt() throws GeneralSecurityException {
        MessageSigner byItself = open("PKCS12", file, ALIAS, TestSigners.RSA_SHA256);
        MessageSigner numbered = KeyStoreSigner.open(
                new KeyStoreSigner.Place("PKCS12", file, ALIAS, Optional.of("03000000000123456789")),
                PIN,
                TestSigners.RSA_SHA256);

        assertThat(byItself.certificate().orElseThrow())
                .isEqualTo(inMemory.certificate().orElseThrow());
        assertThat(byItself.certificateNumber()).matches("([0-9A-F]{2})+");
        assertThat(new BigInteger(byItself.certificateNumber(), 16))
                .isEqualTo(certificate().getSerialNumber());
        assertThat(numbered.certificateNumber()).isEqualTo("03000000000123456789");
    }

    @Test
    void whatCannotBeOpenedSaysSo() throws IOException {
        Path noLibrary = Files.writeString(
                folder.resolve("card.cfg"), "name = Card\nlibrary = " + folder.resolve("no-such-library.so") + "\n");

        assertThatThrownBy(() -> open("PKCS12", file, "another", TestSigners.RSA_SHA256))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another");
        assertThatThrownBy(() -> open("PKCS12", folder.resolve("none.p12"), ALIAS, TestSigners.RSA_SHA256))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> KeyStoreSigner.open(
                        new KeyStoreSigner.Place("PKCS12", file, ALIAS, Optional.empty()),
                        "12345678".toCharArray(),
                        TestSigners.RSA_SHA256))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> open("PKCS11", noLibrary, ALIAS, TestSigners.RSA_SHA256))
                .isInstanceOf(IllegalStateException.class);
    }

    private static MessageSigner open(String type, Path location, String alias, SignatureForm form) {
        return KeyStoreSigner.open(new KeyStoreSigner.Place(type, location, alias, Optional.empty()), PIN, form);
    }

    private X509Certificate certificate() throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(inMemory.certificate().orElseThrow()));
    }
}
