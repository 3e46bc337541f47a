package by.pavilion.ordering.way;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Carriers whose numbers are few. */
@ApplicationScoped
class SupplyStore {
    private final DataSource dataSource;

    SupplyStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param number by which those of the same time are told apart */
    record Low(String carrier, long number, long left, Instant since) {}

    void low(Low supply) {
        update(
                "INSERT IGNORE INTO ordering_number_supplies (carrier, number, numbers_left, since) VALUES (?, ?, ?, ?)",
                supply.carrier(),
                supply.number(),
                supply.left(),
                Timestamp.from(supply.since()));
    }

    void enough(String carrier) {
        update("DELETE FROM ordering_number_supplies WHERE carrier = ?", carrier);
    }

    List<Low> open(Instant afterTime, long afterNumber, int limit) {
        String select = """
                SELECT carrier, number, numbers_left, since FROM ordering_number_supplies
                WHERE since > ? OR (since = ? AND number > ?) ORDER BY since, number LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.setInstant(statement, 1, afterTime);
            Statements.setInstant(statement, 2, afterTime);
            statement.setLong(3, afterNumber);
            statement.setInt(4, limit);
            List<Low> open = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    open.add(new Low(row.getString(1), row.getLong(2), row.getLong(3), Statements.instant(row, 4)));
                }
            }
            return open;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int place = 0; place < values.length; place++) {
                statement.setObject(place + 1, values[place]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep which carriers' numbers are few", e);
    }
}
