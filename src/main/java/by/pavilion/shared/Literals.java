package by.pavilion.shared;

import java.math.BigDecimal;
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
 * the connection has.
 */
final class Literals {
    private static final HexFormat HEX = HexFormat.of();

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
            text(sql, print(time));
        } else if (value instanceof byte[] bytes) {
            bytes(sql, bytes);
        } else if (value instanceof Boolean bool) {
            sql.append(bool ? '1' : '0');
        } else if (value instanceof Long || value instanceof Integer) {
            sql.append(value);
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
        if (value instanceof Instant || (value instanceof String text && standsAsItIs(text))) {
            sql.append("_utf8mb4 ");
        }
        append(sql, value);
    }

    static void text(StringBuilder sql, @Nullable String value) {
        if (value == null) {
            sql.append("NULL");
        } else if (standsAsItIs(value)) {
            sql.append('\'').append(value).append('\'');
        } else {
            sql.append("_utf8mb4 ");
            bytes(sql, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    static void bytes(StringBuilder sql, byte[] value) {
        sql.append("X'");
        HEX.formatHex(sql, value);
        sql.append('\'');
    }

    private static boolean standsAsItIs(String value) {
        for (int place = 0; place < value.length(); place++) {
            char character = value.charAt(place);
            if (character < ' ' || character > '~' || character == '\'' || character == '\\') {
                return false;
            }
        }
        return true;
    }

    /** As columns hold it: UTC, to the microsecond. */
    static String print(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(26);
        digits(text, time.getYear(), 4).append('-');
        digits(text, time.getMonthValue(), 2).append('-');
        digits(text, time.getDayOfMonth(), 2).append(' ');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2).append('.');
        return digits(text, instant.getNano() / 1_000, 6).toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        for (int place = power(width - 1); place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
        return text;
    }

    private static int power(int exponent) {
        int power = 1;
        for (int times = 0; times < exponent; times++) {
            power *= 10;
        }
        return power;
    }
}
