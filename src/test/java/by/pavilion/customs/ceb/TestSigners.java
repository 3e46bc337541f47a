package by.pavilion.customs.ceb;

import by.pavilion.customs.ceb.SignatureForm.DigestAlgorithm;
import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** Soft keys in the forms that customs names, and in one seen at a district. */
public final class TestSigners {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String CHINAPORT = "http://www.chinaport.gov.cn/2022/04/xmldsig#";

    public static final SignatureForm SM2 = new SignatureForm(
            SignatureAlgorithm.SM2_SM3, CHINAPORT + "sm2-sm3", DigestAlgorithm.SM3, CHINAPORT + "sm3");
    public static final SignatureForm SM2_IN_HAIKOU =
            new SignatureForm(SignatureAlgorithm.SM2_SM3, DSIG + "sm2-sm3", DigestAlgorithm.SHA1, DSIG + "sha1");
    public static final SignatureForm RSA =
            new SignatureForm(SignatureAlgorithm.RSA_SHA1, DSIG + "rsa-sha1", DigestAlgorithm.SHA1, DSIG + "sha1");
    public static final SignatureForm RSA_SHA256 = new SignatureForm(
            SignatureAlgorithm.RSA_SHA256,
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            DigestAlgorithm.SHA256,
            "http://www.w3.org/2001/04/xmlenc#sha256");

    private TestSigners() {}

    public static SoftKeySigner signer(SignatureForm form) {
        return new SoftKeySigner(SoftKeySigner.newKey(form.signature()), form);
    }

    /** Makes a PKCS#12 file of an SM2 key and its certificate, which only a provider of Chinese algorithms can. */
    static void keepSm2(byte[] key, Path file, String alias, char[] pin) throws GeneralSecurityException, IOException {
        keep(
                KeyFactory.getInstance("EC", SoftKeySigner.PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(key)),
                new SoftKeySigner(key, SM2).certificate().orElseThrow(),
                file,
                alias,
                pin);
    }

    /** The same of any key, whatever the certificate says. */
    static void keep(PrivateKey key, byte[] certificate, Path file, String alias, char[] pin)
            throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12", SoftKeySigner.PROVIDER);
        keys.load(null, pin);
        Certificate certified = CertificateFactory.getInstance("X.509", SoftKeySigner.PROVIDER)
                .generateCertificate(new ByteArrayInputStream(certificate));
        keys.setKeyEntry(alias, key, pin, new Certificate[] {certified});
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, pin);
        }
    }

    public static byte[] signedList(SignatureForm form) {
        return EnvelopedSignature.sign(
                CebWriter.lists(CebWriter.newGuid(), List.of(TestDocuments.directList()), TestDocuments.SENDER),
                signer(form));
    }
}
