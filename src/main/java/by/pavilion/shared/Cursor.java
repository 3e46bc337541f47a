package by.pavilion.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The position after the last item of a page, printed so that callers do not take it apart: the values of the list's
 * sort columns, after a checksum of them. It is no secret and grants nothing.
 */
public final class Cursor {
    private static final ProblemType INVALID = new ProblemType("invalid-parameter", 400);
    private static final char SEPARATOR = '\n';

    private Cursor() {}

    /** Prints the position, for {@link Page#of}. */
    public static String print(Object... parts) {
        byte[] text = Stream.of(parts)
                .map(String::valueOf)
                .collect(Collectors.joining(String.valueOf(SEPARATOR)))
                .getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES + text.length)
                        .putInt(checksum(text))
                        .put(text)
                        .array());
    }

    /** Whether we have printed it, for whatever list: one that was cut short or mistyped on its way is not ours. */
    public static boolean isOurs(String cursor) {
        return read(cursor).isPresent();
    }

    /**
     * The parts of a printed position.
     *
     * @throws Problem 400 when it has not so many parts or was not printed by us
     */
    public static List<String> parse(String cursor, int parts) {
        return read(cursor)
                .map(text -> Arrays.asList(text.split(String.valueOf(SEPARATOR), -1)))
                .filter(found -> found.size() == parts)
                .orElseThrow(Cursor::refused);
    }

    private static Optional<String> read(String cursor) {
        ByteBuffer printed;
        try {
            printed = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (printed.remaining() < Integer.BYTES) {
            return Optional.empty();
        }
        int checksum = printed.getInt();
        byte[] text = new byte[printed.remaining()];
        printed.get(text);
        return checksum == checksum(text) ? Optional.of(new String(text, StandardCharsets.UTF_8)) : Optional.empty();
    }

    private static int checksum(byte[] text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text);
        return (int) checksum.getValue();
    }

    /**
     * The number in a printed position of one part.
     *
     * @throws Problem 400 when it was not printed by us
     */
    public static long parseLong(String cursor) {
        try {
            return Long.parseLong(parse(cursor, 1).get(0));
        } catch (NumberFormatException notOurs) {
            throw refused();
        }
    }

    /** The same in a list that is numbered by fewer: what is before them all stands at its beginning, what is behind at its end. */
    public static int parseInt(String cursor) {
        return Math.toIntExact(Math.max(Integer.MIN_VALUE, Math.min(parseLong(cursor), Integer.MAX_VALUE)));
    }

    /**
     * The parts of a printed position in a list that is sorted by codes.
     *
     * @throws Problem 400 when it has not so many parts, was not printed by us, or has a part that is no code
     */
    public static List<String> parseCodes(String cursor, int parts) {
        return parse(cursor, parts).stream().map(Cursor::code).toList();
    }

    /**
     * The code that a part of a printed position holds: printable ASCII. Columns of codes hold nothing else, and the database
     * refuses to compare them with what has other signs.
     *
     * @throws Problem 400 when it is none
     */
    public static String code(String part) {
        if (!part.chars().allMatch(sign -> sign >= ' ' && sign <= '~')) {
            throw refused();
        }
        return part;
    }

    /**
     * The time that a part of a printed position holds.
     *
     * @throws Problem 400 when it is none, or one that no list has
     */
    public static Instant time(String part) {
        Instant time;
        try {
            time = Instant.parse(part);
        } catch (DateTimeException notOurs) {
            throw refused();
        }
        if (!KnownTimes.have(time)) {
            throw refused();
        }
        return time;
    }

    private static Problem refused() {
        return INVALID.at("cursor", "malformed-cursor");
    }
}
