package by.pavilion.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of stores in the transaction of whoever calls, each with values for its question marks in their order.
 * Plain JDBC: what is expected of a row is said in the statement that changes it.
 */
@ApplicationScoped
public class Statements {
    /** ER_CHECKREAD of MariaDB and MySQL, and the state that goes with it. */
    private static final int CHANGED_SINCE_READ = 1020;

    private static final String GENERAL_ERROR = "HY000";

    /** With fewer rows a statement for all costs the database as much as one for each. */
    private static final int FEWEST_TOGETHER = 8;

    /** A row of a longer statement costs more. */
    private static final int MOST_TOGETHER = 40;

    /** So many values of one of {@link #WITH_LISTS} are a list of a length of its own. */
    private static final int FEWEST_AS_TEXT = 8;

    private static final List<String> WITH_LISTS = List.of("SELECT ", "UPDATE ", "DELETE ");

    private final DataSource dataSource;

    public Statements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes a value of one row. */
    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** How many rows the statement changed; of an upsert, twice those that were there. */
    public int update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection()) {
            if (isToHoldItsValues(sql, values)) {
                try (Statement statement = connection.createStatement()) {
                    statement.setEscapeProcessing(false); // braces are JSON here
                    return statement.executeUpdate(filled(sql, values));
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /**
     * Whether the values stand in the statement itself. With a list of them, its text with question marks is another for each
     * length of the list: the driver reads it anew, keeps it in place of one that comes again, and an object for each value.
     */
    private static boolean isToHoldItsValues(String sql, @Nullable Object... values) {
        return values.length >= FEWEST_AS_TEXT
                && WITH_LISTS.stream().anyMatch(sql::startsWith)
                && Literals.areKnown(Arrays.asList(values));
    }

    private static String filled(String sql, @Nullable Object... values) {
        return filled(sql.split("\\?", -1), Arrays.asList(values));
    }

    /**
     * Runs the statement for each list of values, in one round trip.
     *
     * @return of an update, how many rows each list of values has found; of inserts the driver makes one, and does not know
     */
    public int[] batch(String sql, List<? extends List<? extends @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (Connection connection = dataSource.getConnection()) {
            return sql.startsWith("UPDATE ") && rows.stream().allMatch(Literals::areKnown)
                    ? asText(connection, sql, rows)
                    : bound(connection, sql, rows);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /**
     * Updates each row with values of its own, where there are many by one statement for some dozens, which costs the database
     * half of one statement for each. Rows are found by numbers; one that comes twice is changed twice.
     *
     * @param update {@code UPDATE t SET a = ?, … WHERE id = ? AND …}, in which no value that is set is made of another one
     * @return how many were found, whether or not anything is another now
     */
    public int updateAll(String update, List<? extends List<? extends @Nullable Object>> rows) {
        UpdateOfMany many = UpdateOfMany.of(update);
        if (rows.size() < FEWEST_TOGETHER || !many.canBeOneOf(rows)) {
            return Arrays.stream(batch(update, rows)).sum();
        }
        int portions = (rows.size() + MOST_TOGETHER - 1) / MOST_TOGETHER;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false); // braces are JSON here
            int found = 0;
            for (int portion = 0; portion < portions; portion++) {
                found += statement.executeUpdate(many.text(
                        rows.subList(rows.size() * portion / portions, rows.size() * (portion + 1) / portions)));
            }
            return found;
        } catch (SQLException e) {
            throw failed(update, e);
        }
    }

    private static int[] bound(Connection connection, String sql, List<? extends List<? extends @Nullable Object>> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<? extends @Nullable Object> values : rows) {
                bind(statement, values.toArray());
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /**
     * The driver would send as many statements, but keep each value as an object, look at it three times and read all the
     * statements once more in search of question marks. Of inserts it makes a single one, which is worth it.
     */
    private static int[] asText(
            Connection connection, String sql, List<? extends List<? extends @Nullable Object>> rows)
            throws SQLException {
        String[] between = sql.split("\\?", -1);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false); // braces are JSON here
            for (List<? extends @Nullable Object> values : rows) {
                statement.addBatch(filled(between, values));
            }
            return statement.executeBatch();
        }
    }

    private static String filled(String[] between, List<? extends @Nullable Object> values) {
        if (values.size() != between.length - 1) {
            throw new IllegalArgumentException(
                    values.size() + " values were given for " + (between.length - 1) + " question marks");
        }
        StringBuilder text = new StringBuilder(between[0]);
        for (int index = 0; index < values.size(); index++) {
            Literals.append(text, values.get(index));
            text.append(between[index + 1]);
        }
        return text.toString();
    }

    /** Inserts all rows by one statement; {@code insert} is as {@link Rows} has it. Gives how many rows the database says. */
    public int insert(String insert, List<? extends List<? extends @Nullable Object>> values) {
        return insert(insert, "", values);
    }

    /** @param end what follows the values: {@code ON DUPLICATE KEY UPDATE …} */
    public int insert(String insert, String end, List<? extends List<? extends @Nullable Object>> values) {
        if (values.isEmpty()) {
            return 0;
        }
        Rows rows = Rows.of(insert);
        values.forEach(rows::row);
        try (Connection connection = dataSource.getConnection()) {
            return rows.insert(connection, end);
        } catch (SQLException e) {
            throw failed(insert, e);
        }
    }

    public <T> List<T> list(String sql, Reading<T> row, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection()) {
            if (isToHoldItsValues(sql, values)) {
                try (Statement statement = connection.createStatement()) {
                    statement.setEscapeProcessing(false); // braces are JSON here
                    return read(statement.executeQuery(filled(sql, values)), row);
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return read(statement.executeQuery(), row);
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    private static <T> List<T> read(ResultSet result, Reading<T> row) throws SQLException {
        try (ResultSet rows = result) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    /** The first number of the first row. */
    public long number(String sql, @Nullable Object... values) {
        return list(sql, row -> row.getLong(1), values).get(0);
    }

    /** A time as columns hold it, in UTC. For a {@code Timestamp} the driver would make a calendar, once for each. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return inUtc(row.getObject(column, LocalDateTime.class));
    }

    /** The same by its place, from 1 on. */
    public static Instant instant(ResultSet row, int column) throws SQLException {
        return inUtc(row.getObject(column, LocalDateTime.class));
    }

    public static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Statements::inUtc);
    }

    public static Optional<Instant> optionalInstant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Statements::inUtc);
    }

    private static Instant inUtc(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    /** {@code ?, ?, ?} for so many values. */
    public static String placeholders(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** For those who make a statement of their own. */
    public static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            Object value = values[index];
            statement.setObject(index + 1, value instanceof Instant time ? Literals.print(time) : value);
        }
    }

    /**
     * For them too: a time as columns hold it, in UTC and to the microsecond; NULL without one. The driver would send a
     * {@code Timestamp} as text too, but makes a date format and a calendar for it.
     */
    public static void setInstant(PreparedStatement statement, int place, @Nullable Instant time) throws SQLException {
        statement.setString(place, time == null ? null : Literals.print(time));
    }

    /**
     * For those who find that a row has changed since they read it: the same refusal as the database's own, 1020. Begun anew,
     * as {@link Transactions#retrying} does it, the use case sees the row as it is.
     */
    public static IllegalStateException changedSinceRead(String what) {
        return new IllegalStateException(
                what + " has changed since it was read",
                new SQLException("Record has changed since last read", GENERAL_ERROR, CHANGED_SINCE_READ));
    }

    public static IllegalStateException failed(String sql, SQLException cause) {
        return new IllegalStateException("a statement failed: " + sql, cause);
    }
}
