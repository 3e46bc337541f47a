package by.pavilion.logistics.tracking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** By what a thing is known that its party gave no id: who told what, of which, in the very words and time. */
public final class MadeEventId {
    private MadeEventId() {}

    /** The same for the same words, and so short that it fits where ids stand. */
    public static String of(List<String> words) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String word : words) {
                byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha256.update(bytes);
            }
            return "made-" + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
