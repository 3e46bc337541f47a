package by.pavilion.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ceb.SignatureForm;
import by.pavilion.customs.ceb.TestSigners;
import by.pavilion.sandbox.window.SafeXml.Unreadable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What the product signs, read by the window's own code; they share no class but the cryptography itself. */
class XmlSignatureTest {
    private static final List<SignatureForm> FORMS =
            List.of(TestSigners.SM2, TestSigners.SM2_IN_HAIKOU, TestSigners.RSA, TestSigners.RSA_SHA256);
    private static final List<byte[]> SIGNED =
            FORMS.stream().map(TestSigners::signedList).toList();

    @Example
    void verifiesEveryFormThatTheProductSigns() throws Unreadable {
        for (byte[] message : SIGNED) {
            assertThat(refusal(message)).isEmpty();
        }
    }

    /** A byte of text, name or signature: whatever it is, the message is no longer the signed one. */
    @Property(tries = 400)
    void noFlippedByteVerifies(@ForAll("messages") byte[] message, @ForAll("places") int place) {
        byte[] flipped = message.clone();
        int start = new String(message, StandardCharsets.ISO_8859_1).indexOf("<ceb:"); // the declaration is not signed
        int at = start + Math.floorMod(place, endOfSignedPart(message) - start);
        flipped[at] ^= 1;

        assertThat(isTaken(flipped)).as("byte %d", at).isFalse();
    }

    @Property(tries = 200)
    void noFlippedByteOfTheSignatureVerifies(@ForAll("messages") byte[] message, @ForAll("places") int place) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("<ds:SignatureValue>") + "<ds:SignatureValue>".length();
        int to = text.indexOf("</ds:SignatureValue>");
        byte[] flipped = message.clone();
        int at = from + Math.floorMod(place, to - from - 4); // the last characters may hold idle bits
        flipped[at] = (byte) (flipped[at] == 'A' ? 'B' : 'A');
        if (flipped[at] == message[at]) {
            return;
        }

        assertThat(isTaken(flipped)).as("byte %d", at).isFalse();
    }

    @Example
    void makesTheSameCanonicalFormAsTheJdk() throws Exception {
        List<String> messages = List.of(
                "<a xmlns='urn:1' b='2' a='1'><b xmlns=''/><c xmlns:p='urn:2' p:z='1' z='2' q='&lt;&#10;&#9;&quot;&gt;'/></a>",
                "<?one 1?><x:a xmlns:x='urn:x'><!-- no --><![CDATA[<&>]]>&#13;\n&gt;<x:b xmlns:x='urn:x'>\ud840\udc0b</x:b></x:a><?two?>",
                new String(SIGNED.get(0), StandardCharsets.UTF_8));

        for (String message : messages) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            Element nothing = SafeXml.parse(bytes).createElement("nothing");
            assertThat(new String(CanonicalXml.of(SafeXml.parse(bytes), nothing), StandardCharsets.UTF_8))
                    .isEqualTo(byTheJdk(bytes));
        }
    }

    @Example
    void refusesOtherFormsOfSignature() throws Unreadable {
        String signed = new String(SIGNED.get(0), StandardCharsets.UTF_8);

        assertThat(refusal(signed.replace("URI=\"\"", "URI=\"#x\""))).isPresent();
        assertThat(refusal(signed.replace("xmldsig#enveloped-signature", "xmldsig#base64")))
                .isPresent();
        assertThat(refusal(signed.replace("xml-c14n-20010315", "xml-exc-c14n#")))
                .isPresent();
        assertThat(refusal(signed.replaceAll("<ds:SignatureMethod[^>]*>", "<ds:SignatureMethod Algorithm=\"x\">")))
                .isPresent();
        assertThat(XmlSignature.of(parse(signed.replaceAll("<ds:Signature .*</ds:Signature>", ""))))
                .isEmpty();
    }

    @Provide
    Arbitrary<byte[]> messages() {
        return Arbitraries.of(SIGNED);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().greaterOrEqual(0);
    }

    private static boolean isTaken(byte[] message) {
        try {
            return XmlSignature.of(SafeXml.parse(message)).isPresent()
                    && refusal(new String(message, StandardCharsets.UTF_8)).isEmpty();
        } catch (Unreadable | RuntimeException unreadable) {
            return false;
        }
    }

    /** Everything up to the key's certificate. */
    private static int endOfSignedPart(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1).indexOf("<ds:SignatureValue>");
    }

    private static Optional<Refusal> refusal(byte[] message) throws Unreadable {
        return refusal(new String(message, StandardCharsets.UTF_8));
    }

    private static Optional<Refusal> refusal(String message) throws Unreadable {
        XmlSignature signature = XmlSignature.of(parse(message)).orElseThrow();
        return signature.refusalUnder(signature.sentKey().orElseThrow());
    }

    private static Document parse(String message) throws Unreadable {
        return SafeXml.parse(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String byTheJdk(byte[] message) throws Exception {
        TransformService service = TransformService.getInstance(CanonicalizationMethod.INCLUSIVE, "DOM");
        service.init((TransformParameterSpec) null);
        OctetStreamData canonical =
                (OctetStreamData) service.transform(new OctetStreamData(new ByteArrayInputStream(message)), null);
        return new String(canonical.getOctetStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
