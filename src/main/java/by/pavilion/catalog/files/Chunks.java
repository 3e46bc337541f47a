package by.pavilion.catalog.files;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** A file that was stored in pieces, numbered from 0. */
final class Chunks extends InputStream {
    private final IntFunction<Optional<byte[]>> chunks;
    private byte[] current = new byte[0];
    private int position;
    private int number;

    Chunks(IntFunction<Optional<byte[]>> chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (position == current.length) {
            Optional<byte[]> next = chunks.apply(number++);
            if (next.isEmpty()) {
                return -1;
            }
            current = next.get();
            position = 0;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, into, offset, count);
        position += count;
        return count;
    }
}
