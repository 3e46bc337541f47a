package by.pavilion.sandbox;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
    private final Statements statements;

    SandboxStore(DataSource dataSource) {
        this.dataSource = dataSource;
        this.statements = new Statements(dataSource);
    }

    /** How many rows the statement changed. */
    public int update(String sql, @Nullable Object... values) {
        return statements.update(sql, values);
    }

    /** The number that the database gave to the row, or empty when {@code INSERT IGNORE} found the row there already. */
    public Optional<Long> insert(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            Statements.bind(statement, values);
            if (statement.executeUpdate() == 0) {
                return Optional.empty();
            }
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return keys.next() ? Optional.of(keys.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw Statements.failed(sql, e);
        }
    }

    /**
     * Puts in all rows by one statement; how many are new when it says {@code IGNORE}.
     *
     * @param insert ends with the columns
     */
    public int insertAll(String insert, List<@Nullable Object[]> rows) {
        return insertAll(insert, rows, "");
    }

    /** @param behind what stands behind the rows */
    public int insertAll(String insert, List<@Nullable Object[]> rows, String behind) {
        return statements.insert(
                insert, behind, rows.stream().map(Arrays::asList).toList());
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
        return update(sql + " (" + Statements.placeholders(ids.size()) + ")", values.toArray());
    }

    /** The same statement for many rows, sent together. */
    public void batch(String sql, List<@Nullable Object[]> rows) {
        statements.batch(sql, rows.stream().map(Arrays::asList).toList());
    }

    public <T> List<T> list(String sql, Statements.Reading<T> row, @Nullable Object... values) {
        return statements.list(sql, row, values);
    }

    public <T> Optional<T> find(String sql, Statements.Reading<T> row, @Nullable Object... values) {
        return list(sql, row, values).stream().findFirst();
    }
}
