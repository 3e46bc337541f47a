package by.pavilion.sandbox.window;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The enveloped signature of a message. The form is fixed: one signature as the root's last element, one reference to the
 * whole message, inclusive canonical XML, SM2 or RSA. Anything else is no signature.
 */
final class XmlSignature {
    static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final String ENVELOPED = DSIG + "enveloped-signature";

    /** The standard's URIs, the one seen in Haikou, and those for testers without Chinese cryptography. */
    private static final Map<String, String> SIGNATURES = Map.of(
            "http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3",
            "SM3withSM2",
            DSIG + "sm2-sm3",
            "SM3withSM2",
            DSIG + "rsa-sha1",
            "SHA1withRSA",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "SHA256withRSA");

    private static final Map<String, String> DIGESTS = Map.of(
            "http://www.chinaport.gov.cn/2022/04/xmldsig#sm3",
            "SM3",
            DSIG + "sha1",
            "SHA-1",
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "SHA-256");

    private static final Refusal DIFFERS = new Refusal("-621028", "签名摘要与报文内容不符");
    private static final Refusal NOT_VERIFIED = new Refusal("-621029", "数字签名验证不通过");

    private final Element element;

    private XmlSignature(Element element) {
        this.element = element;
    }

    /** The signature, when it is the last element of the root and the only one. */
    static Optional<XmlSignature> of(Document message) {
        List<Element> children = SafeXml.children(message.getDocumentElement());
        if (children.isEmpty()
                || message.getElementsByTagNameNS(DSIG, "Signature").getLength() != 1) {
            return Optional.empty();
        }
        Element last = children.get(children.size() - 1);
        return is(last, "Signature") ? Optional.of(new XmlSignature(last)) : Optional.empty();
    }

    /** The certificate's number. */
    Optional<String> keyName() {
        return textOf("KeyName");
    }

    /** The key that comes along, in a certificate or bare. */
    Optional<PublicKey> sentKey() {
        return textOf("X509Certificate").flatMap(XmlSignature::keyOfCertificate).or(this::bareKey);
    }

    /** Why the signature is not one of this message under this key; empty when it is. */
    Optional<Refusal> refusalUnder(PublicKey key) {
        List<Element> parts = SafeXml.children(element);
        if (parts.size() < 2 || !is(parts.get(0), "SignedInfo") || !is(parts.get(1), "SignatureValue")) {
            return Optional.of(NOT_VERIFIED);
        }
        Optional<Claims> claims = Claims.of(parts.get(0));
        if (claims.isEmpty()) {
            return Optional.of(NOT_VERIFIED);
        }
        try {
            byte[] message = CanonicalXml.of(element.getOwnerDocument(), element);
            byte[] digest =
                    MessageDigest.getInstance(claims.get().digest(), PROVIDER).digest(message);
            if (!MessageDigest.isEqual(digest, base64(claims.get().digestValue()))) {
                return Optional.of(DIFFERS);
            }
            boolean verified = verifies(
                    key,
                    claims.get().signature(),
                    CanonicalXml.of(parts.get(0)),
                    base64(parts.get(1).getTextContent()));
            return verified ? Optional.empty() : Optional.of(NOT_VERIFIED);
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return Optional.of(NOT_VERIFIED);
        }
    }

    /** Whether the value is a signature of the bytes. */
    static boolean verifies(PublicKey key, String algorithm, byte[] bytes, byte[] value)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm, PROVIDER);
        signature.initVerify(key);
        signature.update(bytes);
        return signature.verify(value);
    }

    /** @param encoded in X.509's form, base64 */
    static PublicKey publicKey(String encoded) {
        try {
            return BouncyCastleProvider.getPublicKey(SubjectPublicKeyInfo.getInstance(base64(encoded)));
        } catch (IOException e) {
            throw new IllegalStateException("a registered signer's key cannot be read", e);
        }
    }

    /** What the signed part says, in its one form. */
    private record Claims(String signature, String digest, String digestValue) {
        static Optional<Claims> of(Element signedInfo) {
            Iterator<Element> parts = SafeXml.children(signedInfo).iterator();
            Optional<String> canonical = algorithm(parts, "CanonicalizationMethod");
            Optional<String> signature = algorithm(parts, "SignatureMethod").map(SIGNATURES::get);
            if (canonical.filter(INCLUSIVE::equals).isEmpty() || signature.isEmpty() || !parts.hasNext()) {
                return Optional.empty();
            }
            Element reference = parts.next();
            if (parts.hasNext()
                    || !is(reference, "Reference")
                    || !reference.hasAttribute("URI")
                    || !reference.getAttribute("URI").isEmpty()) {
                return Optional.empty();
            }
            Iterator<Element> about = SafeXml.children(reference).iterator();
            boolean enveloped = about.hasNext() && isEnveloped(about.next());
            Optional<String> digest = algorithm(about, "DigestMethod").map(DIGESTS::get);
            if (!enveloped || digest.isEmpty() || !about.hasNext()) {
                return Optional.empty();
            }
            Element value = about.next();
            return is(value, "DigestValue") && !about.hasNext()
                    ? Optional.of(new Claims(signature.get(), digest.get(), value.getTextContent()))
                    : Optional.empty();
        }

        /** The signature left out, then, at most, canonical XML, which is what comes anyway. */
        private static boolean isEnveloped(Element transforms) {
            List<String> algorithms = SafeXml.children(transforms).stream()
                    .map(transform -> is(transform, "Transform") ? transform.getAttribute("Algorithm") : "")
                    .toList();
            return is(transforms, "Transforms")
                    && (algorithms.equals(List.of(ENVELOPED)) || algorithms.equals(List.of(ENVELOPED, INCLUSIVE)));
        }

        private static Optional<String> algorithm(Iterator<Element> elements, String name) {
            if (!elements.hasNext()) {
                return Optional.empty();
            }
            Element next = elements.next();
            return is(next, name) ? Optional.of(next.getAttribute("Algorithm")) : Optional.empty();
        }
    }

    private static Optional<PublicKey> keyOfCertificate(String text) {
        try {
            return Optional.of(CertificateFactory.getInstance("X.509", PROVIDER)
                    .generateCertificate(new ByteArrayInputStream(base64(text)))
                    .getPublicKey());
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<PublicKey> bareKey() {
        Optional<String> modulus = textOf("Modulus");
        Optional<String> exponent = textOf("Exponent");
        if (modulus.isEmpty() || exponent.isEmpty()) {
            return Optional.empty();
        }
        try {
            RSAPublicKeySpec spec = new RSAPublicKeySpec(
                    new BigInteger(1, base64(modulus.get())), new BigInteger(1, base64(exponent.get())));
            return Optional.of(KeyFactory.getInstance("RSA", PROVIDER).generatePublic(spec));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<String> textOf(String name) {
        Node node = element.getElementsByTagNameNS(DSIG, name).item(0);
        return node == null
                ? Optional.empty()
                : Optional.of(node.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    private static boolean is(Element element, String name) {
        return name.equals(element.getLocalName()) && DSIG.equals(element.getNamespaceURI());
    }

    private static byte[] base64(String text) {
        return Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
    }
}
