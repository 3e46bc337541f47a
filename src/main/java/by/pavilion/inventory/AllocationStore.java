package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reading of what is set aside, beside placement, which takes from it: plain JDBC. */
@ApplicationScoped
class AllocationStore {
    private final DataSource dataSource;

    AllocationStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Those of an SKU after this warehouse and pool. */
    List<Allocation> after(Sku sku, String warehouse, String pool, int limit) {
        String select = """
                SELECT sku, warehouse, pool, available, reserved FROM inventory_allocations
                WHERE sku = ? AND NOT ended AND (warehouse > ? OR warehouse = ? AND pool > ?) ORDER BY warehouse, pool LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, sku.value());
            statement.setString(2, warehouse);
            statement.setString(3, warehouse);
            statement.setString(4, pool);
            statement.setInt(5, limit);
            return read(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what is set aside", e);
        }
    }

    /** A pool of an SKU, by warehouse. */
    List<Allocation> of(Sku sku, Pool pool) {
        String select = """
                SELECT sku, warehouse, pool, available, reserved FROM inventory_allocations
                WHERE sku = ? AND pool = ? ORDER BY warehouse""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, sku.value());
            statement.setString(2, pool.value());
            return read(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what is set aside", e);
        }
    }

    /** How many pieces a pool has of these SKUs, over all warehouses; SKUs without any are left out. */
    Map<Sku, Long> sums(Collection<Sku> skus, Pool pool) {
        String select = "SELECT sku, SUM(available) FROM inventory_allocations WHERE pool = ? AND sku IN ("
                + String.join(",", Collections.nCopies(skus.size(), "?")) + ") GROUP BY sku";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            statement.setString(++parameter, pool.value());
            for (Sku sku : skus) {
                statement.setString(++parameter, sku.value());
            }
            Map<Sku, Long> sums = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sums.put(new Sku(rows.getString(1)), rows.getLong(2));
                }
            }
            return sums;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count what is set aside", e);
        }
    }

    /** The counters of the pools of these SKUs that have not ended. */
    Set<Counter> open(Collection<Sku> skus) {
        String select = "SELECT sku, warehouse, pool, available, reserved FROM inventory_allocations"
                + " WHERE NOT ended AND sku IN (" + String.join(",", Collections.nCopies(skus.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (Sku sku : skus) {
                statement.setString(++parameter, sku.value());
            }
            return read(statement).stream().map(Counter::of).collect(Collectors.toSet());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what is set aside", e);
        }
    }

    /** Lets a pool begin, or begin again. The SKU must be locked. */
    void begin(Counter counter) {
        update("""
                INSERT INTO inventory_allocations (sku, warehouse, pool, available, reserved, ended)
                VALUES (?, ?, ?, 0, 0, FALSE) ON DUPLICATE KEY UPDATE ended = FALSE""", counter.sku().value(), counter.warehouse().value(), counter.poolColumn());
    }

    /** Ends a pool in one warehouse. The SKU must be locked. */
    void end(Counter counter) {
        update(
                "UPDATE inventory_allocations SET ended = TRUE WHERE sku = ? AND warehouse = ? AND pool = ?",
                counter.sku().value(),
                counter.warehouse().value(),
                counter.poolColumn());
    }

    /** Ends the pool of an SKU in every warehouse. The SKU must be locked. */
    void end(Sku sku, Pool pool) {
        update("UPDATE inventory_allocations SET ended = TRUE WHERE sku = ? AND pool = ?", sku.value(), pool.value());
    }

    private void update(String sql, String... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot begin or end what is set aside", e);
        }
    }

    private static List<Allocation> read(PreparedStatement statement) throws SQLException {
        List<Allocation> allocations = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                allocations.add(new Allocation(
                        new Sku(rows.getString(1)),
                        new WarehouseCode(rows.getString(2)),
                        new Pool(rows.getString(3)),
                        rows.getLong(4),
                        rows.getLong(5)));
            }
        }
        return allocations;
    }
}
