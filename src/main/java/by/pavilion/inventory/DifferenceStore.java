package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Ledger and counters side by side: sums over many rows, so plain JDBC. */
@ApplicationScoped
class DifferenceStore {
    private final DataSource dataSource;

    DifferenceStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<Sku> skusAfter(String sku, int limit) {
        String select = "SELECT sku FROM inventory_skus WHERE sku > ? ORDER BY sku LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, sku);
            statement.setInt(2, limit);
            List<Sku> skus = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    skus.add(new Sku(rows.getString(1)));
                }
            }
            return skus;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the SKUs that have stock", e);
        }
    }

    /** Balances after this SKU, warehouse and pool, up to and with the second SKU, that differ from the ledger. */
    List<StockDifference> differences(String sku, String warehouse, String pool, String upTo, int limit) {
        String select = """
                SELECT sku, warehouse, pool, SUM(available), SUM(booked_available), SUM(reserved), SUM(booked_reserved)
                FROM (
                  SELECT sku, warehouse, pool, 0 AS available, available_change AS booked_available,
                    0 AS reserved, reserved_change AS booked_reserved
                  FROM inventory_ledger WHERE sku >= ? AND sku <= ?
                  UNION ALL
                  SELECT sku, warehouse, '', available, 0, reserved, 0
                  FROM inventory_balances WHERE sku >= ? AND sku <= ?
                  UNION ALL
                  SELECT sku, warehouse, pool, available, 0, reserved, 0
                  FROM inventory_allocations WHERE sku >= ? AND sku <= ?
                ) both_sides
                WHERE sku > ? OR warehouse > ? OR warehouse = ? AND pool > ?
                GROUP BY sku, warehouse, pool
                HAVING SUM(available) <> SUM(booked_available) OR SUM(reserved) <> SUM(booked_reserved)
                ORDER BY sku, warehouse, pool LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (int side = 0; side < 3; side++) {
                statement.setString(++parameter, sku);
                statement.setString(++parameter, upTo);
            }
            statement.setString(++parameter, sku);
            statement.setString(++parameter, warehouse);
            statement.setString(++parameter, warehouse);
            statement.setString(++parameter, pool);
            statement.setInt(++parameter, limit);
            List<StockDifference> differences = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    differences.add(StockDifference.ofBalance(
                            new Sku(rows.getString(1)),
                            new WarehouseCode(rows.getString(2)),
                            Optional.of(rows.getString(3))
                                    .filter(found -> !found.isEmpty())
                                    .map(Pool::new),
                            rows.getLong(4),
                            rows.getLong(5),
                            rows.getLong(6),
                            rows.getLong(7)));
                }
            }
            return differences;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot compare the ledger with the counters", e);
        }
    }

    /**
     * Lots after this SKU, warehouse and number, up to and with the second SKU, of which more or fewer pieces are counted as
     * assigned than orders have.
     */
    List<StockDifference> lots(String sku, String warehouse, String lot, String upTo, int limit) {
        String select = """
                SELECT l.sku, l.warehouse, l.lot, l.assigned, COALESCE(SUM(a.quantity), 0) booked
                FROM inventory_lots l
                LEFT JOIN inventory_lot_assignments a ON a.sku = l.sku AND a.warehouse = l.warehouse AND a.lot = l.lot
                  AND a.given_back_at IS NULL
                WHERE l.sku >= ? AND l.sku <= ?
                  AND (l.sku > ? OR l.warehouse > ? OR l.warehouse = ? AND l.lot > ?)
                GROUP BY l.sku, l.warehouse, l.lot, l.assigned
                HAVING l.assigned <> booked
                ORDER BY l.sku, l.warehouse, l.lot LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, sku);
            statement.setString(2, upTo);
            statement.setString(3, sku);
            statement.setString(4, warehouse);
            statement.setString(5, warehouse);
            statement.setString(6, lot);
            statement.setInt(7, limit);
            List<StockDifference> differences = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    differences.add(StockDifference.ofLot(
                            new Sku(rows.getString(1)),
                            new WarehouseCode(rows.getString(2)),
                            new LotNumber(rows.getString(3)),
                            rows.getLong(4),
                            rows.getLong(5)));
                }
            }
            return differences;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot compare lots with what is assigned of them", e);
        }
    }
}
