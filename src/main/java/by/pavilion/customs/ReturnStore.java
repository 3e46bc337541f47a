package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The goods of returns, and until when goods may come back. */
@ApplicationScoped
class ReturnStore {
    private final DataSource dataSource;

    ReturnStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Keeps what comes back instead of what was kept before. */
    void replace(DeclarationId declaration, Map<Integer, Long> quantities) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM customs_return_lines WHERE declaration_id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customs_return_lines (declaration_id, number, quantity) VALUES (?, ?, ?)")) {
            delete.setLong(1, declaration.value());
            delete.executeUpdate();
            for (Map.Entry<Integer, Long> line : quantities.entrySet()) {
                insert.setLong(1, declaration.value());
                insert.setInt(2, line.getKey());
                insert.setLong(3, line.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the return of " + declaration, e);
        }
    }

    ReturnedGoods find(DeclarationId declaration) {
        String select = "SELECT l.number, l.sku, l.quantity, COALESCE(r.quantity, 0) FROM customs_declaration_lines l"
                + " LEFT JOIN customs_return_lines r ON r.declaration_id = l.declaration_id AND r.number = l.number"
                + " WHERE l.declaration_id = ? ORDER BY l.number";
        List<ReturnedGoods.Line> lines = new ArrayList<>();
        boolean complete = true;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, declaration.value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long returned = rows.getLong(4);
                    complete &= rows.getBigDecimal(3).longValueExact() == returned;
                    if (returned > 0) {
                        lines.add(new ReturnedGoods.Line(rows.getInt(1), rows.getString(2), returned));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the return of " + declaration, e);
        }
        return new ReturnedGoods(complete, lines);
    }

    /** How many days after the release goods of this mode may be declared back, if at all. */
    Optional<Integer> windowDays(CustomsMode mode, LocalDate day) {
        String select = "SELECT days FROM customs_return_windows WHERE mode = ? AND valid_from <= ?"
                + " AND (valid_until IS NULL OR valid_until > ?) ORDER BY valid_from DESC LIMIT 1";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, mode.code());
            statement.setString(2, day.toString());
            statement.setString(3, day.toString());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the return window of " + mode, e);
        }
    }
}
