package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.customs.ceb.SignatureForm.DigestAlgorithm;
import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class EnvelopedSignatureTest {

    @Test
    void reproducesTheDigestsOfTheReference() throws IOException {
        byte[] message = resource("digest-vector-623.xml");

        assertThat(CanonicalForm.of(message)).hasSize(317);
        assertThat(EnvelopedSignature.digest(message, DigestAlgorithm.SHA1)).isEqualTo("mlfkURzXX8BAo3yLBFsm6jZbmW0=");
        assertThat(EnvelopedSignature.digest(message, DigestAlgorithm.SM3))
                .isEqualTo("GIFkHil/MpKsSF+9jI/chxnzqu5XnczEJui7aLSUjQQ=");
    }

    @Test
    void aSignatureByRsaVerifiesWithTheJdksOwnReader() throws Exception {
        assertThat(verifies(TestSigners.signedList(TestSigners.RSA))).isTrue();
        assertThat(verifies(TestSigners.signedList(TestSigners.RSA_SHA256))).isTrue();
    }

    @Test
    void aChangedMessageDoesNotVerify() throws Exception {
        String signed = new String(TestSigners.signedList(TestSigners.RSA), StandardCharsets.UTF_8);

        byte[] changed = signed.replace(">178<", ">179<").getBytes(StandardCharsets.UTF_8);

        assertThat(verifies(changed)).isFalse();
    }

    /** The JDK's factory, given the same message, signs the very bytes that our SM2 signature is of. */
    @Test
    void bySm2TheSameBytesAreSignedThatTheJdkWouldSign() throws Exception {
        assertSignsWhatTheJdkWouldSign(TestSigners.signer(TestSigners.SM2));
    }

    @Test
    void byTheSm2KeyOfAFileTheSameBytesAreSigned(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        char[] pin = "88888888".toCharArray();
        TestSigners.keepSm2(SoftKeySigner.newKey(SignatureAlgorithm.SM2_SM3), file, "customs", pin);

        assertSignsWhatTheJdkWouldSign(KeyStoreSigner.open(
                new KeyStoreSigner.Place("PKCS12", file, "customs", Optional.empty()), pin, TestSigners.SM2));
    }

    private static void assertSignsWhatTheJdkWouldSign(MessageSigner signer) throws Exception {
        Recording recording = new Recording(signer);
        byte[] message = list();

        Document signed = parse(EnvelopedSignature.sign(message, recording));

        byte[] value = Base64.getDecoder().decode(text(signed, "SignatureValue"));
        Signature sm2 = Signature.getInstance("SM3withSM2", SoftKeySigner.PROVIDER);
        sm2.initVerify(certified(recording));
        sm2.update(recording.signed());
        assertThat(sm2.verify(value)).isTrue();
        assertThat(text(signed, "DigestValue"))
                .isEqualTo(Base64.getEncoder().encodeToString(DigestAlgorithm.SM3.of(canonicalByTheJdk(message))));
        assertThat(new String(recording.signed(), StandardCharsets.UTF_8))
                .isEqualTo(signedInfoByTheJdk(message)
                        .replace("http://www.w3.org/2000/09/xmldsig#rsa-sha1", TestSigners.SM2.signatureMethod())
                        .replace("http://www.w3.org/2000/09/xmldsig#sha1", TestSigners.SM2.digestMethod())
                        .replaceAll(
                                "<ds:DigestValue>.*</ds:DigestValue>",
                                "<ds:DigestValue>" + text(signed, "DigestValue") + "</ds:DigestValue>"));
    }

    @Test
    void namesTheAlgorithmsAsTheConnectionSays() throws Exception {
        String signed = new String(TestSigners.signedList(TestSigners.SM2_IN_HAIKOU), StandardCharsets.UTF_8);

        assertThat(signed)
                .contains(
                        "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sm2-sm3\">",
                        "<ds:DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\">",
                        "<ds:KeyName>SOFT-");
    }

    @Test
    void theMessageItselfStaysAsItWas() {
        byte[] message = list();

        String signed = new String(
                EnvelopedSignature.sign(message, TestSigners.signer(TestSigners.SM2)), StandardCharsets.UTF_8);

        assertThat(signed.replaceAll("<ds:Signature.*</ds:Signature>", ""))
                .isEqualTo(new String(message, StandardCharsets.UTF_8));
    }

    @Test
    void refusesAKeyOfAnotherKind() {
        byte[] rsa = SoftKeySigner.newKey(SignatureAlgorithm.RSA_SHA1);

        assertThatThrownBy(() -> new SoftKeySigner(rsa, TestSigners.SM2)).isInstanceOf(RuntimeException.class);
    }

    /** Signs, and remembers what. */
    private static final class Recording implements MessageSigner {
        private final MessageSigner signer;
        private byte[] signed = new byte[0];

        Recording(MessageSigner signer) {
            this.signer = signer;
        }

        byte[] signed() {
            return signed;
        }

        @Override
        public SignatureForm form() {
            return signer.form();
        }

        @Override
        public String certificateNumber() {
            return signer.certificateNumber();
        }

        @Override
        public Optional<byte[]> certificate() {
            return signer.certificate();
        }

        @Override
        public byte[] sign(byte[] bytes) {
            signed = bytes.clone();
            return signer.sign(bytes);
        }
    }

    private static byte[] list() {
        return CebWriter.lists(CebWriter.newGuid(), List.of(TestDocuments.directList()), TestDocuments.SENDER);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = EnvelopedSignatureTest.class.getResourceAsStream("/customs/" + name)) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }

    private static PublicKey certified(MessageSigner signer) throws Exception {
        return CertificateFactory.getInstance("X.509", SoftKeySigner.PROVIDER)
                .generateCertificate(
                        new ByteArrayInputStream(signer.certificate().orElseThrow()))
                .getPublicKey();
    }

    private static boolean verifies(byte[] message) throws Exception {
        Document document = parse(message);
        Element signature = (Element)
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
        byte[] certificate = Base64.getDecoder().decode(text(document, "X509Certificate"));
        PublicKey key = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate))
                .getPublicKey();
        DOMValidateContext context = new DOMValidateContext(key, signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", false); // the standard demands SHA-1
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }

    private static byte[] canonicalByTheJdk(byte[] message) throws Exception {
        return cached(message)
                .getSignedInfo()
                .getReferences()
                .get(0)
                .getDigestInputStream()
                .readAllBytes();
    }

    private static String signedInfoByTheJdk(byte[] message) throws Exception {
        return new String(
                cached(message).getSignedInfo().getCanonicalizedData().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The message signed by the JDK, which keeps what it has canonicalised. */
    private static XMLSignature cached(byte[] message) throws Exception {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        var reference = factory.newReference(
                "",
                factory.newDigestMethod(DigestMethod.SHA1, null),
                List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                null,
                null);
        var info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod("http://www.w3.org/2000/09/xmldsig#rsa-sha1", null),
                List.of(reference));
        Document document = parse(message);
        var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        DOMSignContext context = new DOMSignContext(keys.getPrivate(), document.getDocumentElement());
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
        context.setDefaultNamespacePrefix("ds");
        XMLSignature signature = factory.newXMLSignature(info, null);
        signature.sign(context);
        return signature;
    }

    private static Document parse(byte[] message) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(message));
    }

    private static String text(Document document, String name) {
        return document.getElementsByTagNameNS(XMLSignature.XMLNS, name).item(0).getTextContent();
    }
}
