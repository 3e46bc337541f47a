package by.pavilion.sandbox.window;

import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Document;

/**
 * Verifies the signatures of messages that must have one, under the keys that the window knows. It answers all kinds of
 * documents by the codes of the list, the only ones that are public.
 */
final class SignatureCheck {
    private static final Refusal MISSING = new Refusal("-621025", "清单报文缺少数字签名");
    private static final Refusal UNKNOWN_KEY = new Refusal("-621026", "签名证书未备案");

    private static final int MOST_KEYS = 1000;

    private final SignerStore signers;
    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();

    SignatureCheck(SignerStore signers) {
        this.signers = signers;
    }

    /** Why the message's signature is not taken; empty when it verifies. */
    Optional<Refusal> refusalOf(Document message) {
        Optional<XmlSignature> signature = XmlSignature.of(message);
        if (signature.isEmpty()) {
            return Optional.of(MISSING);
        }
        Optional<PublicKey> key = keyOf(signature.get());
        return key.isEmpty() ? Optional.of(UNKNOWN_KEY) : signature.get().refusalUnder(key.get());
    }

    /** The key registered under the name; when there is none yet, the one that comes along is registered. */
    private Optional<PublicKey> keyOf(XmlSignature signature) {
        Optional<String> keyName = signature.keyName();
        Optional<PublicKey> sent = signature.sentKey();
        if (keyName.isEmpty()) {
            return Optional.empty();
        }
        Optional<PublicKey> known = known(keyName.get());
        if (known.isEmpty() && sent.isPresent()) {
            signers.register(
                    keyName.get(), Base64.getEncoder().encodeToString(sent.get().getEncoded()));
            known = signers.find(keyName.get()).map(XmlSignature::publicKey);
        }
        return known.filter(key -> sent.isEmpty() || sent.get().equals(key));
    }

    /** A registered key never changes. One that this very transaction registers is not remembered: it may be undone. */
    private Optional<PublicKey> known(String keyName) {
        PublicKey remembered = keys.get(keyName);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<PublicKey> registered = signers.find(keyName).map(XmlSignature::publicKey);
        if (keys.size() < MOST_KEYS) {
            registered.ifPresent(key -> keys.put(keyName, key));
        }
        return registered;
    }
}
