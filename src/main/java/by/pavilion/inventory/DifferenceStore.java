package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Statements;
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
    private final Statements statements;

    DifferenceStore(DataSource dataSource, Statements statements) {
        this.dataSource = dataSource;
        this.statements = statements;
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
     * Lots after this SKU, warehouse and number, up to and with the second SKU, that are not what their rows say: of which more or
     * fewer pieces came or went than their ledger has, or are assigned than orders have.
     */
    List<StockDifference> lots(String sku, String warehouse, String lot, String upTo, int limit) {
        String select = """
                SELECT sku, warehouse, lot, SUM(received), SUM(booked_received), SUM(removed), SUM(booked_removed),
                  SUM(assigned), SUM(booked_assigned)
                FROM (
                  SELECT sku, warehouse, lot, received, 0 AS booked_received, removed, 0 AS booked_removed,
                    assigned, 0 AS booked_assigned
                  FROM inventory_lots WHERE sku >= ? AND sku <= ?
                  UNION ALL
                  SELECT sku, warehouse, lot, 0, received_change, 0, removed_change, 0, 0
                  FROM inventory_lot_ledger WHERE sku >= ? AND sku <= ?
                  UNION ALL
                  SELECT sku, warehouse, lot, 0, 0, 0, 0, 0, quantity
                  FROM inventory_lot_assignments WHERE sku >= ? AND sku <= ? AND given_back_at IS NULL
                ) both_sides
                WHERE sku > ? OR warehouse > ? OR warehouse = ? AND lot > ?
                GROUP BY sku, warehouse, lot
                HAVING SUM(received) <> SUM(booked_received) OR SUM(removed) <> SUM(booked_removed)
                  OR SUM(assigned) <> SUM(booked_assigned)
                ORDER BY sku, warehouse, lot LIMIT ?""";
        return statements.list(
                select,
                row -> StockDifference.ofLot(
                        new Sku(row.getString(1)),
                        new WarehouseCode(row.getString(2)),
                        new LotNumber(row.getString(3)),
                        new StockDifference.Sums(row.getLong(4), row.getLong(5)),
                        new StockDifference.Sums(row.getLong(6), row.getLong(7)),
                        new StockDifference.Sums(row.getLong(8), row.getLong(9))),
                sku,
                upTo,
                sku,
                upTo,
                sku,
                upTo,
                sku,
                warehouse,
                warehouse,
                lot,
                limit);
    }
}
