package by.pavilion.customs.ceb;

import by.pavilion.customs.ceb.MessageSigner.RsaPublicKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.xml.crypto.dsig.CanonicalizationMethod;

/**
 * The XML signature of a business message: enveloped, one reference to the whole, inclusive canonical XML 1.0.
 *
 * <p>It is put together here and not by the JDK's signature factory, because the key may live in a card or device that only
 * takes bytes, and because the algorithms of customs have URIs that the factory does not know.
 */
public final class EnvelopedSignature {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final Map<String, String> DIGESTS =
            Map.of(DSIG + "sha1", "SHA-1", "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256");
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
        String digest = digest(message, signer.digestMethod());
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
                + algorithm("SignatureMethod", signer.signatureMethod())
                + "<ds:Reference URI=\"\"><ds:Transforms>"
                + algorithm("Transform", DSIG + "enveloped-signature")
                + "</ds:Transforms>"
                + algorithm("DigestMethod", signer.digestMethod())
                + "<ds:DigestValue>" + digest + "</ds:DigestValue>"
                + "</ds:Reference></ds:SignedInfo>";
    }

    private static String algorithm(String element, String uri) {
        return "<ds:" + element + " Algorithm=\"" + uri + "\"></ds:" + element + ">";
    }

    private static String keyInfo(MessageSigner signer) {
        return "<ds:KeyInfo><ds:KeyName>" + signer.keyName() + "</ds:KeyName>"
                + signer.publicKey().map(EnvelopedSignature::keyValue).orElse("")
                + "</ds:KeyInfo>";
    }

    private static String keyValue(RsaPublicKey key) {
        return "<ds:KeyValue><ds:RSAKeyValue>"
                + "<ds:Modulus>" + BASE64.encodeToString(unsigned(key.modulus())) + "</ds:Modulus>"
                + "<ds:Exponent>" + BASE64.encodeToString(unsigned(key.exponent())) + "</ds:Exponent>"
                + "</ds:RSAKeyValue></ds:KeyValue>";
    }

    /** Big-endian without the sign that Java would add. */
    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    /** The digest of a message without signature, in base64. */
    static String digest(byte[] message, String method) {
        String algorithm = DIGESTS.get(method);
        if (algorithm == null) {
            throw new IllegalArgumentException("no digest " + method);
        }
        try {
            return BASE64.encodeToString(MessageDigest.getInstance(algorithm).digest(CanonicalForm.of(message)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
