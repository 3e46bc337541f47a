package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Counters of what is set aside, with their side of the ledger. Placement will take from them: plain JDBC. */
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
                WHERE sku = ? AND (warehouse > ? OR warehouse = ? AND pool > ?) ORDER BY warehouse, pool LIMIT ?""";
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

    /** Books a change of the free pieces of a pool. The SKU must be locked, and there must be enough. */
    void book(LedgerEntry entry, Pool pool, Instant at) {
        String ledger = """
                INSERT INTO inventory_ledger
                  (id, sku, warehouse, pool, available_change, reserved_change, reason, reference, recorded_at)
                VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)""";
        String make = """
                INSERT IGNORE INTO inventory_allocations (sku, warehouse, pool, available, reserved)
                VALUES (?, ?, ?, 0, 0)""";
        String change = """
                UPDATE inventory_allocations SET available = available + ?
                WHERE sku = ? AND warehouse = ? AND pool = ? AND available + ? >= 0""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement booking = connection.prepareStatement(ledger);
                PreparedStatement making = connection.prepareStatement(make);
                PreparedStatement changing = connection.prepareStatement(change)) {
            booking.setLong(1, entry.id());
            booking.setString(2, entry.sku().value());
            booking.setString(3, entry.warehouse().value());
            booking.setString(4, pool.value());
            booking.setLong(5, entry.availableChange());
            booking.setString(6, entry.cause().reason().code());
            booking.setString(7, entry.cause().reference());
            booking.setTimestamp(8, Timestamp.from(at));
            booking.executeUpdate();
            making.setString(1, entry.sku().value());
            making.setString(2, entry.warehouse().value());
            making.setString(3, pool.value());
            making.executeUpdate();
            changing.setLong(1, entry.availableChange());
            changing.setString(2, entry.sku().value());
            changing.setString(3, entry.warehouse().value());
            changing.setString(4, pool.value());
            changing.setLong(5, entry.availableChange());
            if (changing.executeUpdate() != 1) {
                throw new IllegalStateException("pool " + pool + " cannot change by " + entry);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot set pieces aside", e);
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
