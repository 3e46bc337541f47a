package by.pavilion.customs.ceb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;

/**
 * The canonical form of a message (inclusive canonical XML 1.0 without comments), over which it is signed.
 *
 * <p>Messages are printed in that form but for the XML declaration. One that visibly is needs no document tree: its bytes are
 * taken as they stand. Whatever is not recognised goes through the JDK's canonicalisation.
 */
final class CanonicalForm {
    private static final byte[] DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".getBytes(StandardCharsets.US_ASCII);

    /** The root's tag: its one namespace, then attributes in the order of their names, with nothing to escape in them. */
    private static final Pattern ROOT = Pattern.compile(
            "<([A-Za-z]+):[A-Za-z0-9]+ xmlns:\\1=\"[!#-%'-;=?-~]+\"( guid=\"[0-9A-Za-z-]*\")?( version=\"[0-9.]*\")?>");

    private static final int LONGEST_ROOT = 500;
    private static final String[] ESCAPES = {"&amp;", "&lt;", "&gt;"};

    private final byte[] message;
    private int at;

    private CanonicalForm(byte[] message, int at) {
        this.message = message;
        this.at = at;
    }

    static byte[] of(byte[] message) {
        int start = startsWith(message, 0, DECLARATION) ? DECLARATION.length : 0;
        return new CanonicalForm(message, start).isCanonical()
                ? Arrays.copyOfRange(message, start, message.length)
                : byLibrary(message);
    }

    /** Whether the rest is one element in canonical form: a root as above, within it tags without attributes, and text. */
    private boolean isCanonical() {
        if (!root()) {
            return false;
        }
        for (int depth = 1; depth > 0; ) {
            if (at == message.length) {
                return false;
            }
            switch (message[at]) {
                case '<' -> {
                    boolean closes = at + 1 < message.length && message[at + 1] == '/';
                    if (!tag(closes)) {
                        return false;
                    }
                    depth += closes ? -1 : 1;
                }
                case '&' -> {
                    if (!escape()) {
                        return false;
                    }
                }
                case '>', '\r' -> {
                    return false;
                }
                default -> at++;
            }
        }
        return at == message.length;
    }

    private boolean root() {
        int end = at;
        int limit = Math.min(message.length, at + LONGEST_ROOT);
        while (end < limit && message[end] != '>') {
            end++;
        }
        if (end == limit) {
            return false;
        }
        String tag = new String(message, at, end + 1 - at, StandardCharsets.ISO_8859_1);
        at = end + 1;
        return ROOT.matcher(tag).matches();
    }

    /** Steps over a tag of nothing but a name. */
    private boolean tag(boolean closes) {
        int name = at + (closes ? 2 : 1);
        int end = name;
        while (end < message.length && isOfName(message[end])) {
            end++;
        }
        if (end == name || end == message.length || message[end] != '>') {
            return false;
        }
        at = end + 1;
        return true;
    }

    private boolean escape() {
        for (String escape : ESCAPES) {
            if (startsWith(message, at, escape.getBytes(StandardCharsets.US_ASCII))) {
                at += escape.length();
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(byte character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == ':';
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] start) {
        return from + start.length <= bytes.length
                && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
    }

    static byte[] byLibrary(byte[] message) {
        try {
            TransformService canonicalisation = TransformService.getInstance(CanonicalizationMethod.INCLUSIVE, "DOM");
            canonicalisation.init((TransformParameterSpec) null);
            OctetStreamData canonical = (OctetStreamData)
                    canonicalisation.transform(new OctetStreamData(new ByteArrayInputStream(message)), null);
            return canonical.getOctetStream().readAllBytes();
        } catch (GeneralSecurityException | TransformException | IOException e) {
            throw new IllegalStateException("a message of our own cannot be made canonical", e);
        }
    }
}
