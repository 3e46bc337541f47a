package by.pavilion.sandbox;

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
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of the firms' stores on tables with the prefix {@code sandbox_}, inside the transaction of the
 * caller. Plain JDBC: rows are flat, few and short-lived.
 */
@ApplicationScoped
public class SandboxStore {
    private final DataSource dataSource;

    SandboxStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes a value of one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** How many rows the statement changed. */
    public int update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The number that the database gave to the row, or empty when {@code INSERT IGNORE} found the row there already. */
    public Optional<Long> insert(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bind(statement, values);
            if (statement.executeUpdate() == 0) {
                return Optional.empty();
            }
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return keys.next() ? Optional.of(keys.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** Puts in all rows by one statement that ends with {@code VALUES}; how many are new when it says {@code IGNORE}. */
    public int insertAll(String sql, List<@Nullable Object[]> rows) {
        return insertAll(sql, rows, "");
    }

    /** @param behind what stands behind the rows */
    public int insertAll(String sql, List<@Nullable Object[]> rows, String behind) {
        if (rows.isEmpty()) {
            return 0;
        }
        String row = "(" + placeholders(rows.get(0).length) + ")";
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(those -> values.addAll(Arrays.asList(those)));
        return update(
                sql + " " + String.join(", ", Collections.nCopies(rows.size(), row)) + " " + behind, values.toArray());
    }

    /**
     * One statement about the rows with these numbers.
     *
     * @param sql ends with {@code IN}
     * @param before values of the placeholders in front of the numbers
     */
    public int updateAll(String sql, Collection<Long> ids, @Nullable Object... before) {
        if (ids.isEmpty()) {
            return 0;
        }
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(before));
        values.addAll(ids);
        return update(sql + " (" + placeholders(ids.size()) + ")", values.toArray());
    }

    /** The same statement for many rows, sent together. */
    public void batch(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
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

    public <T> Optional<T> find(String sql, Row<T> row, @Nullable Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    /** {@code ?, ?, ?} for a list of values. */
    public static String placeholders(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** A moment is stored in UTC whatever the zone of the process. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    public static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
                .map(time -> time.toInstant(ZoneOffset.UTC));
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(
                    i + 1, value instanceof Instant time ? LocalDateTime.ofInstant(time, ZoneOffset.UTC) : value);
        }
    }

    private static IllegalStateException failed(String sql, SQLException cause) {
        return new IllegalStateException("the sandbox cannot run: " + sql, cause);
    }
}
