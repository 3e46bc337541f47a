package by.pavilion.sandbox.window;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Verifies the enveloped signature of a list message. The form is fixed: one signature as the root's last element, one
 * reference to the whole message, inclusive canonical XML, RSA. Anything else is refused before any key is tried.
 */
final class SignatureCheck {
    private static final Refusal MISSING = new Refusal("-621025", "清单报文缺少数字签名");
    private static final Refusal UNKNOWN_KEY = new Refusal("-621026", "签名证书未备案");
    private static final Refusal DIFFERS = new Refusal("-621028", "签名摘要与报文内容不符");
    private static final Refusal NOT_VERIFIED = new Refusal("-621029", "数字签名验证不通过");

    private static final String INCLUSIVE = CanonicalizationMethod.INCLUSIVE;
    private static final Set<String> SIGNATURES =
            Set.of("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    private static final Set<String> DIGESTS =
            Set.of("http://www.w3.org/2000/09/xmldsig#sha1", "http://www.w3.org/2001/04/xmlenc#sha256");

    private final SignerStore signers;

    SignatureCheck(SignerStore signers) {
        this.signers = signers;
    }

    /** Why the message's signature is not taken; empty when it verifies. */
    Optional<Refusal> refusalOf(Document message) {
        Optional<Element> found = signatureOf(message);
        if (found.isEmpty()) {
            return Optional.of(MISSING);
        }
        Element element = found.get();
        Optional<String> keyName = textOf(element, "KeyName");
        if (keyName.isEmpty()) {
            return Optional.of(UNKNOWN_KEY);
        }
        Optional<PublicKey> key = keyOf(element, keyName.get());
        if (key.isEmpty()) {
            return Optional.of(UNKNOWN_KEY);
        }
        return verify(element, key.get());
    }

    private static Optional<Refusal> verify(Element element, PublicKey key) {
        try {
            DOMValidateContext context = new DOMValidateContext(key, element);
            // The JDK's own policy refuses SHA-1, which the message standard demands. hasFixedForm is the policy here.
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            if (!hasFixedForm(signature)) {
                return Optional.of(NOT_VERIFIED);
            }
            if (!signature.getSignedInfo().getReferences().get(0).validate(context)) {
                return Optional.of(DIFFERS);
            }
            return signature.getSignatureValue().validate(context) ? Optional.empty() : Optional.of(NOT_VERIFIED);
        } catch (MarshalException | XMLSignatureException | ClassCastException malformed) {
            return Optional.of(NOT_VERIFIED);
        }
    }

    private static boolean hasFixedForm(XMLSignature signature) {
        SignedInfo info = signature.getSignedInfo();
        if (info.getReferences().size() != 1 || !signature.getObjects().isEmpty()) {
            return false;
        }
        Reference reference = info.getReferences().get(0);
        return INCLUSIVE.equals(info.getCanonicalizationMethod().getAlgorithm())
                && SIGNATURES.contains(info.getSignatureMethod().getAlgorithm())
                && DIGESTS.contains(reference.getDigestMethod().getAlgorithm())
                && "".equals(reference.getURI())
                && !reference.getTransforms().isEmpty()
                && Transform.ENVELOPED.equals(reference.getTransforms().get(0).getAlgorithm())
                && reference.getTransforms().stream()
                        .skip(1)
                        .allMatch(transform -> INCLUSIVE.equals(transform.getAlgorithm()));
    }

    /** The signature, when it is the last element of the root and the only one. */
    private static Optional<Element> signatureOf(Document message) {
        List<Element> children = SafeXml.children(message.getDocumentElement());
        if (children.isEmpty()
                || message.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature")
                                .getLength()
                        != 1) {
            return Optional.empty();
        }
        Element last = children.get(children.size() - 1);
        return Optional.of(last)
                .filter(element -> "Signature".equals(element.getLocalName())
                        && XMLSignature.XMLNS.equals(element.getNamespaceURI()));
    }

    /** The key registered under the name; when there is none yet, the one that comes along is registered. */
    private Optional<PublicKey> keyOf(Element signature, String keyName) {
        Optional<PublicKey> sent = certificateIn(signature).or(() -> keyValueIn(signature));
        Optional<String> registered = signers.find(keyName);
        if (registered.isEmpty() && sent.isPresent()) {
            signers.register(
                    keyName, Base64.getEncoder().encodeToString(sent.get().getEncoded()));
            registered = signers.find(keyName);
        }
        Optional<PublicKey> known = registered.map(SignatureCheck::publicKey);
        return known.filter(key -> sent.isEmpty() || sent.get().equals(key));
    }

    private static Optional<PublicKey> certificateIn(Element signature) {
        return textOf(signature, "X509Certificate").flatMap(text -> {
            try {
                byte[] der = Base64.getMimeDecoder().decode(text);
                X509Certificate certificate = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
                return Optional.of(certificate.getPublicKey());
            } catch (CertificateException | IllegalArgumentException malformed) {
                return Optional.empty();
            }
        });
    }

    private static Optional<PublicKey> keyValueIn(Element signature) {
        Optional<String> modulus = textOf(signature, "Modulus");
        Optional<String> exponent = textOf(signature, "Exponent");
        if (modulus.isEmpty() || exponent.isEmpty()) {
            return Optional.empty();
        }
        try {
            RSAPublicKeySpec spec = new RSAPublicKeySpec(
                    new BigInteger(1, Base64.getMimeDecoder().decode(modulus.get())),
                    new BigInteger(1, Base64.getMimeDecoder().decode(exponent.get())));
            return Optional.of(KeyFactory.getInstance("RSA").generatePublic(spec));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static PublicKey publicKey(String encoded) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a registered signer's key cannot be read", e);
        }
    }

    private static Optional<String> textOf(Element signature, String name) {
        Node node = signature.getElementsByTagNameNS(XMLSignature.XMLNS, name).item(0);
        return node == null
                ? Optional.empty()
                : Optional.of(node.getTextContent().strip()).filter(t -> !t.isEmpty());
    }
}
