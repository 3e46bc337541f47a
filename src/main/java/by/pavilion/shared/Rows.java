package by.pavilion.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows by one statement, value after value, for paths on which each order passes. The values stand in the
 * statement itself: a JDBC batch costs several times as much, since the driver looks at each place of a value three times and
 * keeps an object for it. See {@link Literals}.
 */
public final class Rows {
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
        Literals.text(before(), value);
        return this;
    }

    /** A row of values of whatever kind, in the order of the columns. */
    public Rows row(List<? extends @Nullable Object> values) {
        values.forEach(value -> Literals.append(before(), value));
        return this;
    }

    public Rows number(long value) {
        before().append(value);
        return this;
    }

    public Rows number(@Nullable Long value) {
        Literals.append(before(), value);
        return this;
    }

    public Rows bytes(byte[] value) {
        Literals.bytes(before(), value);
        return this;
    }

    /** As columns hold it: UTC, to the microsecond. */
    public Rows time(@Nullable Instant value) {
        Literals.append(before(), value);
        return this;
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

    private StringBuilder before() {
        int column = filled++ % columns;
        if (column > 0) {
            return sql.append(", ");
        }
        return sql.append(filled == 1 ? "(" : "), (");
    }
}
