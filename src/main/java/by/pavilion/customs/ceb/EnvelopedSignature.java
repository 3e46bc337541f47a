package by.pavilion.customs.ceb;

import by.pavilion.customs.ceb.SignatureForm.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.crypto.dsig.CanonicalizationMethod;

/**
 * The XML signature of a business message: enveloped, one reference to the whole, inclusive canonical XML 1.0.
 *
 * <p>It is put together here and not by the JDK's signature factory, because the key may live in a card or device that only
 * takes bytes, and because the algorithms of customs have URIs that the factory does not know.
 */
public final class EnvelopedSignature {
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    /** What is in scope where the signature stands; canonical XML repeats it on the element that is signed. */
    private static final String NAMESPACES = " xmlns:ceb=\"" + CebPrinter.NAMESPACE + "\" xmlns:ds=\"" + DSIG + "\"";

    private EnvelopedSignature() {}

    /** The message with its signature as the root's last element. The message must not have one yet. */
    public static byte[] sign(byte[] message, MessageSigner signer) {
        String text = new String(message, StandardCharsets.UTF_8);
        int end = text.lastIndexOf("</");
        if (end < 0) {
            throw new IllegalArgumentException("the message has no closing tag");
        }
        String digest = digest(message, signer.form().digest());
        String value = BASE64.encodeToString(
                signer.sign(signedInfo(NAMESPACES, digest, signer).getBytes(StandardCharsets.UTF_8)));
        String signature = "<ds:Signature xmlns:ds=\"" + DSIG + "\">"
                + signedInfo("", digest, signer)
                + "<ds:SignatureValue>" + value + "</ds:SignatureValue>"
                + keyInfo(signer)
                + "</ds:Signature>";
        return (text.substring(0, end) + signature + text.substring(end)).getBytes(StandardCharsets.UTF_8);
    }

    /** In canonical form: no empty-element tags, attributes sorted, nothing between elements. */
    private static String signedInfo(String namespaces, String digest, MessageSigner signer) {
        return "<ds:SignedInfo" + namespaces + ">"
                + algorithm("CanonicalizationMethod", CanonicalizationMethod.INCLUSIVE)
                + algorithm("SignatureMethod", signer.form().signatureMethod())
                + "<ds:Reference URI=\"\"><ds:Transforms>"
                + algorithm("Transform", DSIG + "enveloped-signature")
                + "</ds:Transforms>"
                + algorithm("DigestMethod", signer.form().digestMethod())
                + "<ds:DigestValue>" + digest + "</ds:DigestValue>"
                + "</ds:Reference></ds:SignedInfo>";
    }

    private static String algorithm(String element, String uri) {
        return "<ds:" + element + " Algorithm=\"" + uri + "\"></ds:" + element + ">";
    }

    private static String keyInfo(MessageSigner signer) {
        return "<ds:KeyInfo><ds:KeyName>" + signer.certificateNumber() + "</ds:KeyName>"
                + signer.certificate()
                        .map(certificate -> "<ds:X509Data><ds:X509Certificate>" + BASE64.encodeToString(certificate)
                                + "</ds:X509Certificate></ds:X509Data>")
                        .orElse("")
                + "</ds:KeyInfo>";
    }

    /** The digest of a message without signature, in base64. */
    static String digest(byte[] message, DigestAlgorithm algorithm) {
        return BASE64.encodeToString(algorithm.of(CanonicalForm.of(message)));
    }
}
