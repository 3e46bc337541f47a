package by.pavilion.shared;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows by one statement, value after value, for paths on which each order passes. The values stand in the
 * statement itself: a JDBC batch costs several times as much, since the driver looks at each place of a value three times and
 * keeps an object for it.
 *
 * <p>No text can end its literal early: only printable ASCII without quote and backslash stands there as it is, anything else
 * as its bytes in hexadecimal digits. So it matters neither which characters the server escapes nor which set of characters
 * the connection has.
 */
public final class Rows {
    private static final HexFormat HEX = HexFormat.of();
    private static final int FIRST_ROWS = 4_096;

    private final StringBuilder sql;
    private final int columns;
    private int filled;

    private Rows(String insert) {
        columns = 1
                + (int) insert.substring(insert.indexOf('('))
                        .chars()
                        .filter(character -> character == ',')
                        .count();
        sql = new StringBuilder(FIRST_ROWS).append(insert).append(" VALUES ");
    }

    /** @param insert without values: {@code INSERT INTO t (a, b)} */
    public static Rows of(String insert) {
        return new Rows(insert);
    }

    public Rows text(@Nullable String value) {
        if (value == null) {
            return literal("NULL");
        }
        if (standsAsItIs(value)) {
            before().append('\'').append(value).append('\'');
        } else {
            before().append("_utf8mb4 X'");
            hex(value.getBytes(StandardCharsets.UTF_8)).append('\'');
        }
        return this;
    }

    /** A row of values of whatever kind, in the order of the columns. */
    public Rows row(List<? extends @Nullable Object> values) {
        for (Object value : values) {
            if (value instanceof Instant time) {
                time(time);
            } else if (value instanceof byte[] bytes) {
                bytes(bytes);
            } else if (value instanceof Boolean bool) {
                number(bool ? 1 : 0);
            } else if (value instanceof Long || value instanceof Integer) {
                literal(value.toString());
            } else if (value instanceof BigDecimal decimal) {
                literal(decimal.toPlainString());
            } else if (value == null || value instanceof String) {
                text((String) value);
            } else {
                throw new IllegalArgumentException("no literal of " + value.getClass());
            }
        }
        return this;
    }

    public Rows number(long value) {
        before().append(value);
        return this;
    }

    public Rows number(@Nullable Long value) {
        return value == null ? literal("NULL") : number(value.longValue());
    }

    public Rows bytes(byte[] value) {
        before().append("X'");
        hex(value).append('\'');
        return this;
    }

    /** As columns hold it: UTC, to the microsecond. */
    public Rows time(@Nullable Instant value) {
        return text(value == null ? null : print(value));
    }

    /** Gives how many rows the database says. */
    public int insert(Connection connection) throws SQLException {
        return insert(connection, "");
    }

    /** @param end what follows the values: {@code ON DUPLICATE KEY UPDATE …} */
    public int insert(Connection connection, String end) throws SQLException {
        if (filled == 0 || filled % columns != 0) {
            throw new IllegalStateException(filled + " values were given for rows of " + columns);
        }
        sql.append(") ").append(end);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false); // braces are JSON here
            return statement.executeUpdate(sql.toString());
        }
    }

    private Rows literal(String value) {
        before().append(value);
        return this;
    }

    private StringBuilder before() {
        int column = filled++ % columns;
        if (column > 0) {
            return sql.append(", ");
        }
        return sql.append(filled == 1 ? "(" : "), (");
    }

    private StringBuilder hex(byte[] bytes) {
        return HEX.formatHex(sql, bytes);
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
