package by.pavilion.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows by one statement, value after value, for paths on which each order passes. A JDBC batch of the same rows
 * costs about twice as much: the driver writes each of its values once to see how long it is and once more to send it, and
 * makes a formatter for each time.
 */
public final class Rows implements AutoCloseable {
    private final PreparedStatement statement;
    private final int values;
    private int filled;

    private Rows(PreparedStatement statement, int values) {
        this.statement = statement;
        this.values = values;
    }

    /**
     * @param insert without values: {@code INSERT INTO t (a, b)}
     * @param rows how many will be given, at least one
     */
    public static Rows of(Connection connection, String insert, int rows) throws SQLException {
        return of(connection, insert, rows, "");
    }

    /** @param end what follows the values: {@code ON DUPLICATE KEY UPDATE …} */
    public static Rows of(Connection connection, String insert, int rows, String end) throws SQLException {
        int columns = (int) insert.substring(insert.indexOf('('))
                        .chars()
                        .filter(character -> character == ',')
                        .count()
                + 1;
        String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        String sql = insert + " VALUES " + String.join(", ", Collections.nCopies(rows, row)) + ' ' + end;
        return new Rows(connection.prepareStatement(sql), columns * rows);
    }

    public Rows text(@Nullable String value) throws SQLException {
        statement.setString(++filled, value);
        return this;
    }

    public Rows number(long value) throws SQLException {
        statement.setLong(++filled, value);
        return this;
    }

    public Rows number(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(++filled, Types.BIGINT);
            return this;
        }
        return number(value.longValue());
    }

    public Rows bytes(byte[] value) throws SQLException {
        statement.setBytes(++filled, value);
        return this;
    }

    /** As columns hold it: UTC, to the microsecond. */
    public Rows time(@Nullable Instant value) throws SQLException {
        return text(value == null ? null : print(value));
    }

    /** Gives how many rows the database says. */
    public int insert() throws SQLException {
        if (filled != values) {
            throw new IllegalStateException(filled + " values were given where there are " + values);
        }
        return statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
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
