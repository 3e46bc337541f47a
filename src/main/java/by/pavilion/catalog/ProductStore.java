package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import javax.sql.DataSource;

/** The ids of products by merchant and product code. Imports ask for many at once: plain JDBC. */
@ApplicationScoped
class ProductStore {
    private final DataSource dataSource;
    private final Ids ids;

    ProductStore(DataSource dataSource, Ids ids) {
        this.dataSource = dataSource;
        this.ids = ids;
    }

    /** The id for each of these codes; products that were not there are made. */
    Map<String, ProductId> idsOf(MerchantId merchant, SortedSet<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        String insert = "INSERT IGNORE INTO catalog_products (id, merchant_id, product_code) VALUES (?, ?, ?)";
        String select = "SELECT product_code, id FROM catalog_products WHERE merchant_id = ? AND product_code IN (%s)"
                .formatted(String.join(",", Collections.nCopies(codes.size(), "?")));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement inserting = connection.prepareStatement(insert);
                PreparedStatement selecting = connection.prepareStatement(select)) {
            int parameter = 0;
            selecting.setLong(++parameter, merchant.value());
            for (String code : codes) {
                inserting.setLong(1, ids.next());
                inserting.setLong(2, merchant.value());
                inserting.setString(3, code);
                inserting.addBatch();
                selecting.setString(++parameter, code);
            }
            inserting.executeBatch();
            Map<String, ProductId> found = new HashMap<>();
            try (ResultSet rows = selecting.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new ProductId(rows.getLong(2)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make products", e);
        }
    }
}
