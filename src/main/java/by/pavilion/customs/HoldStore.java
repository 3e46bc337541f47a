package by.pavilion.customs;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Orders of which nothing more goes out. They may have no declaration yet. */
@ApplicationScoped
class HoldStore {
    private final DataSource dataSource;

    HoldStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(String orderId, Instant since) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT IGNORE INTO customs_holds (order_id, since) VALUES (?, ?)")) {
            insert.setString(1, orderId);
            Statements.setInstant(insert, 2, since);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot hold order " + orderId, e);
        }
    }

    void delete(String orderId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM customs_holds WHERE order_id = ?")) {
            delete.setString(1, orderId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot let go of order " + orderId, e);
        }
    }

    /** Which of these declarations are of held orders. */
    Set<DeclarationId> among(Collection<DeclarationId> declarations) {
        Set<DeclarationId> held = new HashSet<>();
        if (declarations.isEmpty()) {
            return held;
        }
        String select = "SELECT d.id FROM customs_holds h JOIN customs_declarations d ON d.order_id = h.order_id"
                + " WHERE d.id IN (" + String.join(",", Collections.nCopies(declarations.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (DeclarationId id : declarations) {
                statement.setLong(++parameter, id.value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    held.add(new DeclarationId(rows.getLong(1)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look which declarations are held", e);
        }
        return held;
    }
}
