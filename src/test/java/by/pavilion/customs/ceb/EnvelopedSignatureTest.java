package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class EnvelopedSignatureTest {
    private static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";

    /** A message made to test digests: it follows no schema. */
    private static final String VECTOR =
            "<ceb:CEB623Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\" guid=\"11111111-2222-4333-8444-555555555555\""
                    + " version=\"1.0\"><ceb:BaseTransfer><ceb:copCode>0000000000</ceb:copCode>"
                    + "<ceb:copName>示例</ceb:copName><ceb:dxpMode>DXP</ceb:dxpMode>"
                    + "<ceb:dxpId>DXPENTTEST000001</ceb:dxpId></ceb:BaseTransfer></ceb:CEB623Message>";

    private final SoftKeySigner signer =
            new SoftKeySigner(SoftKeySigner.newKey(), "http://www.w3.org/2000/09/xmldsig#rsa-sha1", SHA1);

    @Test
    void reproducesAPublishedDigest() {
        byte[] message = VECTOR.getBytes(StandardCharsets.UTF_8);

        assertThat(CanonicalForm.of(message)).hasSize(317);
        assertThat(EnvelopedSignature.digest(message, SHA1)).isEqualTo("mlfkURzXX8BAo3yLBFsm6jZbmW0=");
    }

    @Test
    void aSignatureVerifiesWithTheJdksOwnReader() throws Exception {
        byte[] signed = EnvelopedSignature.sign(list(), signer);

        assertThat(verifies(signed)).isTrue();
    }

    @Test
    void aSignatureBySha256VerifiesToo() throws Exception {
        SoftKeySigner modern = new SoftKeySigner(
                SoftKeySigner.newKey(),
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                "http://www.w3.org/2001/04/xmlenc#sha256");

        assertThat(verifies(EnvelopedSignature.sign(list(), modern))).isTrue();
    }

    @Test
    void aChangedMessageDoesNotVerify() throws Exception {
        String signed = new String(EnvelopedSignature.sign(list(), signer), StandardCharsets.UTF_8);

        byte[] changed = signed.replace(">178<", ">179<").getBytes(StandardCharsets.UTF_8);

        assertThat(verifies(changed)).isFalse();
    }

    @Test
    void theMessageItselfStaysAsItWas() {
        byte[] message = list();

        String signed = new String(EnvelopedSignature.sign(message, signer), StandardCharsets.UTF_8);

        assertThat(signed.replaceAll("<ds:Signature.*</ds:Signature>", ""))
                .isEqualTo(new String(message, StandardCharsets.UTF_8));
    }

    private static byte[] list() {
        return CebWriter.lists(CebWriter.newGuid(), List.of(TestDocuments.directList()), TestDocuments.SENDER);
    }

    private static boolean verifies(byte[] message) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(message));
        Element signature = (Element)
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
        DOMValidateContext context = new DOMValidateContext(key(signature), signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", false); // the standard demands SHA-1
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }

    private static PublicKey key(Element signature) throws Exception {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(signature, "Modulus"), number(signature, "Exponent")));
    }

    private static BigInteger number(Element signature, String name) {
        String text = signature
                .getElementsByTagNameNS(XMLSignature.XMLNS, name)
                .item(0)
                .getTextContent();
        return new BigInteger(1, Base64.getDecoder().decode(text));
    }
}
