package by.pavilion.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /**
     * Runs the statement for each list of values, in one round trip.
     *
     * @return how many rows it changed for each of them; of inserts the driver makes one, and does not know
     */
    public List<Integer> batch(String sql, List<? extends List<? extends @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<? extends @Nullable Object> values : rows) {
                bind(statement, values.toArray());
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).boxed().toList();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** Inserts all rows by one statement; {@code insert} is as {@link Rows} has it. */
    public void insert(String insert, List<? extends List<? extends @Nullable Object>> values) {
        insert(insert, "", values);
    }

    /** @param end what follows the values: {@code ON DUPLICATE KEY UPDATE …} */
    public void insert(String insert, String end, List<? extends List<? extends @Nullable Object>> values) {
        if (values.isEmpty()) {
            return;
        }
        Rows rows = Rows.of(insert);
        values.forEach(rows::row);
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection, end);
        } catch (SQLException e) {
            throw failed(insert, e);
        }
    }

    public <T> List<T> list(String sql, Reading<T> row, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The first number of the first row. */
    public long number(String sql, @Nullable Object... values) {
        return list(sql, row -> row.getLong(1), values).get(0);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    public static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** {@code ?, ?, ?} for so many values. */
    public static String placeholders(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** For those who make a statement of their own. */
    public static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            Object value = values[index];
            statement.setObject(index + 1, value instanceof Instant time ? Timestamp.from(time) : value);
        }
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
