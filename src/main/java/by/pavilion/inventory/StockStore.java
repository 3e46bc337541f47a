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
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Counters, ledger and change log. Every placed order passes here: plain JDBC, conditional updates, in the transaction of
 * the caller.
 */
@ApplicationScoped
class StockStore {
    private final DataSource dataSource;

    StockStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Writes the ledger's rows. */
    void book(List<LedgerEntry> entries, Instant at) {
        String insert = """
                INSERT INTO inventory_ledger
                  (id, sku, warehouse, available_change, reserved_change, reason, reference, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (LedgerEntry entry : entries) {
                statement.setLong(1, entry.id());
                statement.setString(2, entry.sku().value());
                statement.setString(3, entry.warehouse().value());
                statement.setLong(4, entry.availableChange());
                statement.setLong(5, entry.reservedChange());
                statement.setString(6, entry.cause().reason().code());
                statement.setString(7, entry.cause().reference());
                statement.setTimestamp(8, Timestamp.from(at));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the stock ledger", e);
        }
    }

    /** Raises the number of the SKU's events, which locks the SKU for this transaction. False when we never had any. */
    boolean raise(Sku sku) {
        return raise(Set.of(sku));
    }

    /** The same for several, locked in their order by one statement. False when we never had any of one of them. */
    boolean raise(Set<Sku> skus) {
        return update(
                        "UPDATE inventory_skus SET event_sequence = event_sequence + 1 WHERE sku IN (%s) ORDER BY sku"
                                .formatted(placeholders(skus.size())),
                        skus.stream().map(Sku::value).toArray())
                == skus.size();
    }

    /** Locks those that we have, in their order. */
    void lock(Set<Sku> skus) {
        String select = "SELECT sku FROM inventory_skus WHERE sku IN (%s) ORDER BY sku FOR UPDATE"
                .formatted(placeholders(skus.size()));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (Sku sku : skus) {
                statement.setString(++parameter, sku.value());
            }
            statement.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock SKUs", e);
        }
    }

    /** Locks the SKU without raising its number, and makes its row when there is none. */
    void lock(Sku sku) {
        update("""
                INSERT INTO inventory_skus (sku, event_sequence) VALUES (?, 0)
                ON DUPLICATE KEY UPDATE event_sequence = event_sequence""", sku.value());
    }

    /** Moves pieces from available to reserved, by one round trip. False when there are fewer of anything. */
    boolean reserve(Map<Sku, Map<WarehouseCode, Long>> wanted) {
        String reserve = """
                UPDATE inventory_balances SET available = available - ?, reserved = reserved + ?
                WHERE sku = ? AND warehouse = ? AND available >= ?""";
        return move(reserve, wanted);
    }

    /** Moves pieces from reserved back to available, by one round trip. False when fewer of anything are reserved. */
    boolean giveBack(Map<Sku, Map<WarehouseCode, Long>> pieces) {
        String giveBack = """
                UPDATE inventory_balances SET available = available + ?, reserved = reserved - ?
                WHERE sku = ? AND warehouse = ? AND reserved >= ?""";
        return move(giveBack, pieces);
    }

    private boolean move(String conditionalUpdate, Map<Sku, Map<WarehouseCode, Long>> pieces) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(conditionalUpdate)) {
            for (Map.Entry<Sku, Map<WarehouseCode, Long>> ofSku : pieces.entrySet()) {
                for (Map.Entry<WarehouseCode, Long> part : ofSku.getValue().entrySet()) {
                    statement.setLong(1, part.getValue());
                    statement.setLong(2, part.getValue());
                    statement.setString(3, ofSku.getKey().value());
                    statement.setString(4, part.getKey().value());
                    statement.setLong(5, part.getValue());
                    statement.addBatch();
                }
            }
            return Arrays.stream(statement.executeBatch()).allMatch(rows -> rows == 1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot move stock between available and reserved", e);
        }
    }

    /** Adds to what is available, or takes away. The SKU must be locked, and there must be enough. */
    void adjust(Sku sku, WarehouseCode warehouse, long change) {
        update(
                "INSERT IGNORE INTO inventory_balances (sku, warehouse, available, reserved) VALUES (?, ?, 0, 0)",
                sku.value(),
                warehouse.value());
        int adjusted = update("""
                UPDATE inventory_balances SET available = available + ?
                WHERE sku = ? AND warehouse = ? AND available + ? >= 0""", change, sku.value(), warehouse.value(), change);
        if (adjusted != 1) {
            throw new IllegalStateException("cannot change " + sku + " in " + warehouse + " by " + change);
        }
    }

    /** The state of these SKUs, by SKU. Those that we never had are left out. */
    List<SkuStock> state(Collection<Sku> skus) {
        String select = """
                SELECT s.sku, s.event_sequence, b.warehouse, b.available, b.reserved
                FROM inventory_skus s LEFT JOIN inventory_balances b ON b.sku = s.sku
                WHERE s.sku IN (%s) ORDER BY s.sku, b.warehouse""".formatted(placeholders(skus.size()));
        Map<Sku, Long> sequences = new TreeMap<>();
        Map<Sku, List<StockBalance>> balances = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (Sku sku : skus) {
                statement.setString(++parameter, sku.value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Sku sku = new Sku(rows.getString(1));
                    sequences.put(sku, rows.getLong(2));
                    List<StockBalance> ofSku = balances.computeIfAbsent(sku, key -> new ArrayList<>());
                    String warehouse = rows.getString(3);
                    if (warehouse != null) {
                        ofSku.add(new StockBalance(new WarehouseCode(warehouse), rows.getLong(4), rows.getLong(5)));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read stock", e);
        }
        List<SkuStock> state = new ArrayList<>();
        sequences.forEach(
                (sku, sequence) -> state.add(new SkuStock(sku, sequence, balances.getOrDefault(sku, List.of()))));
        return state;
    }

    /** Tells readers of the change log that these SKUs may have become sold out, or may be there again. */
    void logChange(Set<Sku> skus, Instant at) {
        if (skus.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO inventory_changes (sku, changed_at) VALUES (?, ?)")) {
            for (Sku sku : skus) {
                statement.setString(1, sku.value());
                statement.setTimestamp(2, Timestamp.from(at));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the change log of stock", e);
        }
    }

    List<StockChange> changes(long after, long upTo, int limit) {
        String select =
                "SELECT number, sku FROM inventory_changes WHERE number > ? AND number <= ? ORDER BY number LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setInt(3, limit);
            List<StockChange> changes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.add(new StockChange(rows.getLong(1), new Sku(rows.getString(2))));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the change log of stock", e);
        }
    }

    long lastChangeBefore(Instant time) {
        String select = "SELECT COALESCE(MAX(number), 0) FROM inventory_changes WHERE changed_at < ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setTimestamp(1, Timestamp.from(time));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the change log of stock", e);
        }
    }

    int forgetChangesBefore(Instant time, int limit) {
        return update(
                "DELETE FROM inventory_changes WHERE changed_at < ? ORDER BY number LIMIT ?",
                Timestamp.from(time),
                limit);
    }

    private int update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("stock statement failed: " + sql, e);
        }
    }

    private static String placeholders(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }
}
