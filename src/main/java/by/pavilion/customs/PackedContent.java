package by.pavilion.customs;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A message's content as it is kept for years: deflated, since the documents of a message say the same names again and again,
 * or as it is where that is no longer. By the fastest level, as each order passes here several times.
 */
final class PackedContent {
    /** The longest that is unpacked, and so the longest that is packed; a message is shorter. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final int PART = 8 * 1024;

    private final byte[] bytes;
    private final boolean deflated;

    private PackedContent(byte[] bytes, boolean deflated) {
        this.bytes = bytes;
        this.deflated = deflated;
    }

    static PackedContent of(byte[] content) {
        if (content.length > MOST_BYTES) {
            return new PackedContent(content, false);
        }
        byte[] packed = deflate(content);
        return packed.length < content.length ? new PackedContent(packed, true) : new PackedContent(content, false);
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isDeflated() {
        return deflated;
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(PART);
            byte[] part = new byte[PART];
            while (!deflater.finished()) {
                packed.write(part, 0, deflater.deflate(part));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** The content that was deflated; bytes that do not end, or would become longer than any message, are refused. */
    static byte[] inflate(byte[] packed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream content = new ByteArrayOutputStream(PART);
            byte[] part = new byte[PART];
            while (!inflater.finished()) {
                int length = inflater.inflate(part);
                if (length == 0 && !inflater.finished()) {
                    throw new IllegalStateException("a kept message breaks off");
                }
                if (content.size() + length > MOST_BYTES) {
                    throw new IllegalStateException("a kept message is longer than " + MOST_BYTES + " bytes");
                }
                content.write(part, 0, length);
            }
            return content.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("a kept message cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }
}
