package by.pavilion.storefront;

import by.pavilion.catalog.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;

/** Counts of pieces sold. Raised for a portion of orders at once: plain JDBC. */
@ApplicationScoped
class SalesStore {
    private static final int PORTION = 5_000;

    private final DataSource dataSource;

    SalesStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds pieces, in the order of SKUs, so that two who add do not wait for each other. */
    void add(SortedMap<Sku, Long> pieces) {
        String upsert = "INSERT INTO storefront_sales (sku, sold) VALUES (?, ?)"
                + " ON DUPLICATE KEY UPDATE sold = sold + VALUES(sold)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (Map.Entry<Sku, Long> line : pieces.entrySet()) {
                statement.setString(1, line.getKey().value());
                statement.setLong(2, line.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count what was sold", e);
        }
    }

    Map<Sku, Long> all() {
        String select = "SELECT sku, sold FROM storefront_sales WHERE sku > ? ORDER BY sku LIMIT ?";
        Map<Sku, Long> sold = new HashMap<>();
        String last = "";
        int before;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            do {
                before = sold.size();
                statement.setString(1, last);
                statement.setInt(2, PORTION);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        last = rows.getString(1);
                        sold.put(new Sku(last), rows.getLong(2));
                    }
                }
            } while (sold.size() - before == PORTION);
            return sold;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what was sold", e);
        }
    }
}
