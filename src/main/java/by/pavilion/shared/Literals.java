package by.pavilion.shared;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as they stand in a statement itself.
 *
 * <p>No text can end its literal early: only printable ASCII without quote and backslash stands there as it is, anything else
 * as its bytes in hexadecimal digits. So it matters neither which characters the server escapes nor which set of characters
 * the connection has. Where both kinds make up a text, its long plain runs stay as they are: digits are twice as long.
 */
final class Literals {
    private static final HexFormat HEX = HexFormat.of();

    /** A run that is shorter costs more as a literal of its own than as digits among others. */
    private static final int SHORTEST_RUN = 48;

    /** What comes behind so many runs is printed in digits: nobody gains from a function of thousands of values. */
    private static final int MOST_RUNS = 200;

    /** From so many signs on it is worth to look at eight at a time. */
    private static final int LONG_TEXT = 32;

    /** One in each of eight bytes. */
    private static final long ONES = 0x0101_0101_0101_0101L;

    private static final long SPACES = ' ' * ONES;
    private static final long QUOTES = '\'' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long QUESTION_MARKS = '?' * ONES;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Literals() {}

    /** Whether there are literals of all of these. */
    static boolean areKnown(List<? extends @Nullable Object> values) {
        return values.stream().allMatch(Literals::isKnown);
    }

    private static boolean isKnown(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Instant
                || value instanceof Boolean
                || value instanceof BigDecimal
                || value instanceof byte[];
    }

    /** @throws IllegalArgumentException when there is no literal of such a value */
    static void append(StringBuilder sql, @Nullable Object value) {
        if (value == null || value instanceof String) {
            text(sql, (String) value);
        } else if (value instanceof Instant time) {
            print(sql.append('\''), time).append('\'');
        } else if (value instanceof byte[] bytes) {
            bytes(sql, bytes);
        } else if (value instanceof Boolean bool) {
            sql.append(bool ? '1' : '0');
        } else if (value instanceof Long || value instanceof Integer) {
            sql.append(((Number) value).longValue());
        } else if (value instanceof BigDecimal decimal) {
            sql.append(decimal.toPlainString());
        } else {
            throw new IllegalArgumentException("no literal of " + value.getClass());
        }
    }

    /**
     * The same in a column of a table of values: there each text says of which set of characters it is, as otherwise some would
     * have the collation of the connection and some that of the server.
     */
    static void appendInColumn(StringBuilder sql, @Nullable Object value) {
        if (value instanceof Instant || (value instanceof String text && isPlain(text))) {
            sql.append("_utf8mb4 ");
        }
        append(sql, value);
    }

    static void text(StringBuilder sql, @Nullable String value) {
        if (value == null) {
            sql.append("NULL");
        } else if (isPlain(value)) {
            sql.append('\'').append(value).append('\'');
        } else {
            mixed(sql, value);
        }
    }

    /** All parts name the same set of characters, so that the whole compares with a column as a single literal does. */
    private static void mixed(StringBuilder sql, String value) {
        int begun = sql.length();
        int runs = 0;
        int from = 0; // what stands before it has been printed
        int place = 0;
        while (place < value.length()) {
            int end = endOfRun(value, place);
            if (end - place >= SHORTEST_RUN && runs < MOST_RUNS) {
                if (from < place) {
                    inDigits(sql, value.substring(from, place));
                    sql.append(',');
                }
                sql.append("_utf8mb4'").append(value.substring(place, end)).append("',");
                runs++;
                from = end;
            }
            place = end + 1; // the sign at the end is none of a run
        }
        if (from < value.length()) {
            inDigits(sql, value.substring(from));
        } else {
            sql.setLength(sql.length() - 1);
        }
        if (runs > 0) {
            sql.insert(begun, "CONCAT(").append(')');
        }
    }

    private static void inDigits(StringBuilder sql, String value) {
        sql.append("_utf8mb4 ");
        bytes(sql, value.getBytes(StandardCharsets.UTF_8));
    }

    static void bytes(StringBuilder sql, byte[] value) {
        sql.append("X'").append(HEX.formatHex(value)).append('\'');
    }

    /** Whether the whole text stands as it is. */
    private static boolean isPlain(String value) {
        return value.length() < LONG_TEXT ? endOfRun(value, 0) == value.length() : isPlainAndLong(value);
    }

    /** Most long texts are, so they are looked at by their bytes, eight at a time, until there is one to look at closely. */
    private static boolean isPlainAndLong(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length != value.length()) {
            return false; // not all of it is ASCII
        }
        ByteBuffer signs = ByteBuffer.wrap(bytes);
        int place = 0;
        while (place <= bytes.length - Long.BYTES && areSurelyPlain(signs.getLong(place))) {
            place += Long.BYTES;
        }
        return endOfRun(value, place) == value.length();
    }

    /**
     * Whether each of eight bytes is a sign that stands as it is, and none a question mark: half a pair of UTF-16, which does not
     * stand, becomes one as bytes. The highest bit tells of a byte that is no ASCII, that is none with one more, as DEL, or that
     * is less than a space.
     */
    private static boolean areSurelyPlain(long eight) {
        long outside = eight | (eight + ONES) | (eight - SPACES);
        long odd = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | zeros(eight ^ QUESTION_MARKS);
        return ((outside | odd) & HIGHEST_BITS) == 0;
    }

    /** Has the highest bit of some byte set when one of the eight is zero, and otherwise of none. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }

    /** The first place from here on whose sign cannot stand as it is; the end of the text where all can. */
    private static int endOfRun(String value, int from) {
        int place = from;
        while (place < value.length() && standsAsItIs(value.charAt(place))) {
            place++;
        }
        return place;
    }

    private static boolean standsAsItIs(char character) {
        return character >= ' ' && character <= '~' && character != '\'' && character != '\\';
    }

    /** As columns hold it: UTC, to the microsecond. */
    static String print(Instant instant) {
        return print(new StringBuilder(26), instant).toString();
    }

    private static StringBuilder print(StringBuilder text, Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        digits(text, time.getYear(), 4).append('-');
        digits(text, time.getMonthValue(), 2).append('-');
        digits(text, time.getDayOfMonth(), 2).append(' ');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2).append('.');
        return digits(text, instant.getNano() / 1_000, 6);
    }

    /** A number that has more digits, or a year before Christ, is printed whole, which no column of times takes. */
    private static StringBuilder digits(StringBuilder text, int number, int width) {
        if (number < 0 || number >= POWERS_OF_TEN[width]) {
            return text.append(number);
        }
        for (int place = width - 1; place >= 0; place--) {
            text.append((char) ('0' + number / POWERS_OF_TEN[place] % 10));
        }
        return text;
    }
}
