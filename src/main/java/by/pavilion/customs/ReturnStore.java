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
import java.util.TreeMap;
import javax.sql.DataSource;

/** The goods of returns, and until when goods may come back. */
@ApplicationScoped
class ReturnStore {
    private final DataSource dataSource;

    ReturnStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Keeps what comes back with a return instead of what was kept for it before. */
    void replace(DeclarationId declaration, int number, Map<Integer, Long> quantities) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM customs_return_lines WHERE declaration_id = ? AND return_number = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customs_return_lines (declaration_id, return_number, number, quantity)"
                                + " VALUES (?, ?, ?, ?)")) {
            delete.setLong(1, declaration.value());
            delete.setInt(2, number);
            delete.executeUpdate();
            for (Map.Entry<Integer, Long> line : quantities.entrySet()) {
                insert.setLong(1, declaration.value());
                insert.setInt(2, number);
                insert.setInt(3, line.getKey());
                insert.setLong(4, line.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the return of " + declaration, e);
        }
    }

    /** What the returns before this one hold, by line. */
    Map<Integer, Long> quantitiesBefore(DeclarationId declaration, int number) {
        String select = "SELECT number, SUM(quantity) FROM customs_return_lines"
                + " WHERE declaration_id = ? AND return_number < ? GROUP BY number";
        Map<Integer, Long> quantities = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, declaration.value());
            statement.setInt(2, number);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    quantities.put(rows.getInt(1), rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the returns of " + declaration, e);
        }
        return quantities;
    }

    /** The goods of one return. */
    ReturnedGoods find(DeclarationId declaration, int number) {
        String select = "SELECT l.number, l.sku, l.quantity,"
                + " COALESCE(SUM(CASE WHEN r.return_number = ? THEN r.quantity END), 0), COALESCE(SUM(r.quantity), 0)"
                + " FROM customs_declaration_lines l LEFT JOIN customs_return_lines r"
                + " ON r.declaration_id = l.declaration_id AND r.number = l.number AND r.return_number <= ?"
                + " WHERE l.declaration_id = ? GROUP BY l.number, l.sku, l.quantity ORDER BY l.number";
        List<ReturnedGoods.Line> lines = new ArrayList<>();
        boolean complete = true;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setInt(1, number);
            statement.setInt(2, number);
            statement.setLong(3, declaration.value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    complete &= rows.getBigDecimal(3).longValueExact() == rows.getLong(5);
                    if (rows.getLong(4) > 0) {
                        lines.add(new ReturnedGoods.Line(rows.getInt(1), rows.getString(2), rows.getLong(4)));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a return of " + declaration, e);
        }
        return new ReturnedGoods(complete, lines);
    }

    /** Notes that the order of this declaration leads its returns. Whoever asks holds the declaration's row. */
    void lead(DeclarationId declaration) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT IGNORE INTO customs_returns_led_by_order (declaration_id) VALUES (?)")) {
            insert.setLong(1, declaration.value());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot note who leads the returns of " + declaration, e);
        }
    }

    boolean isLedByOrder(DeclarationId declaration) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT declaration_id FROM customs_returns_led_by_order WHERE declaration_id = ?")) {
            select.setLong(1, declaration.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read who leads the returns of " + declaration, e);
        }
    }

    /**
     * Days after the release.
     *
     * @param toAsk until when goods may be asked back
     * @param toArrive until when they must be here, never before {@code toAsk}
     */
    record WindowDays(int toAsk, int toArrive) {}

    /** Until when goods of this mode that are released on that day may come back, if at all. */
    Optional<WindowDays> windowDays(CustomsMode mode, LocalDate day) {
        String select = "SELECT days, GREATEST(days, COALESCE(arrival_days, days)) FROM customs_return_windows"
                + " WHERE mode = ? AND valid_from <= ? AND (valid_until IS NULL OR valid_until > ?)"
                + " ORDER BY valid_from DESC LIMIT 1";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, mode.code());
            statement.setString(2, day.toString());
            statement.setString(3, day.toString());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new WindowDays(rows.getInt(1), rows.getInt(2))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the return window of " + mode, e);
        }
    }
}
