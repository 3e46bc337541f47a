package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
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
                  (id, sku, warehouse, pool, available_change, reserved_change, reason, reference, recorded_at)""";
        Rows rows = Rows.of(insert);
        for (LedgerEntry entry : entries) {
            rows.number(entry.id())
                    .text(entry.counter().sku().value())
                    .text(entry.counter().warehouse().value())
                    .text(entry.counter().poolColumn())
                    .number(entry.availableChange())
                    .number(entry.reservedChange())
                    .text(entry.cause().reason().code())
                    .text(entry.cause().reference())
                    .time(at);
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection);
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

    /** The same for several by one statement, in the order in which they are given. */
    void lockOrMake(List<Sku> skus) {
        String insert = "INSERT INTO inventory_skus (sku, event_sequence)";
        Rows rows = Rows.of(insert);
        for (Sku sku : skus) {
            rows.text(sku.value()).number(0);
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection, "ON DUPLICATE KEY UPDATE event_sequence = event_sequence");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock SKUs", e);
        }
    }

    /** Makes balances that are not there, by one statement. Their SKUs must be locked. */
    void makeBalances(List<Counter> balances) {
        if (balances.isEmpty()) {
            return;
        }
        String insert = "INSERT IGNORE INTO inventory_balances (sku, warehouse, available, reserved)";
        Rows rows = Rows.of(insert);
        for (Counter balance : balances) {
            rows.text(balance.sku().value())
                    .text(balance.warehouse().value())
                    .number(0)
                    .number(0);
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make balances", e);
        }
    }

    /** Makes a counter when there is none. The SKU must be locked. */
    void make(Counter counter) {
        if (counter.isCommon()) {
            update(
                    "INSERT IGNORE INTO inventory_balances (sku, warehouse, available, reserved) VALUES (?, ?, 0, 0)",
                    counter.sku().value(),
                    counter.warehouse().value());
        } else {
            update("""
                    INSERT IGNORE INTO inventory_allocations (sku, warehouse, pool, available, reserved)
                    VALUES (?, ?, ?, 0, 0)""", counter.sku().value(), counter.warehouse().value(), counter.poolColumn());
        }
    }

    /**
     * Adds to counters, each by one statement that does nothing when it would fall below zero or below what must be spared.
     *
     * @return false when one did nothing
     */
    boolean change(SortedMap<Counter, StockBook.Change> changes) {
        String common = """
                UPDATE inventory_balances SET available = available + ?, reserved = reserved + ?
                WHERE sku = ? AND warehouse = ? AND available + ? >= 0 AND reserved + ? >= 0 AND available >= ?""";
        String pools = """
                UPDATE inventory_allocations SET available = available + ?, reserved = reserved + ?
                WHERE sku = ? AND warehouse = ? AND available + ? >= 0 AND reserved + ? >= 0 AND available >= ?
                  AND pool = ?""";
        return change(common, changes, Counter::isCommon) && change(pools, changes, counter -> !counter.isCommon());
    }

    /** One round trip, or none when no counter is meant. */
    private boolean change(String update, SortedMap<Counter, StockBook.Change> changes, Predicate<Counter> meant) {
        List<Counter> counters = changes.keySet().stream().filter(meant).toList();
        if (counters.isEmpty()) {
            return true;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (Counter counter : counters) {
                StockBook.Change change = Objects.requireNonNull(changes.get(counter));
                statement.setLong(1, change.available());
                statement.setLong(2, change.reserved());
                statement.setString(3, counter.sku().value());
                statement.setString(4, counter.warehouse().value());
                statement.setLong(5, change.available());
                statement.setLong(6, change.reserved());
                statement.setLong(7, change.needed());
                if (!counter.isCommon()) {
                    statement.setString(8, counter.poolColumn());
                }
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).allMatch(rows -> rows == 1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot change the counters of stock", e);
        }
    }

    /**
     * What is there of these SKUs and for whom, by one statement. Pools that have ended are left out.
     *
     * @param today where buyers live
     */
    Supply supply(Collection<Sku> skus, LocalDate today) {
        String select = """
                SELECT sku, warehouse, '' AS pool, '' AS channel, available, reserved
                FROM inventory_balances WHERE sku IN (%1$s)
                UNION ALL
                SELECT sku, warehouse, pool, '', available, reserved FROM inventory_allocations
                WHERE sku IN (%1$s) AND NOT ended
                UNION ALL
                SELECT l.sku, l.warehouse, '', r.channel, SUM(l.received - l.assigned - l.removed), 0
                FROM inventory_channel_rules c
                JOIN inventory_channel_rules r ON r.min_shelf_life_days > c.min_shelf_life_days
                JOIN inventory_lots l ON l.sku IN (%1$s) AND l.received > l.assigned + l.removed
                  AND l.best_before < DATE_ADD(?, INTERVAL r.min_shelf_life_days DAY)
                WHERE c.channel = ? GROUP BY l.sku, l.warehouse, r.channel""".formatted(placeholders(skus.size()));
        Map<Sku, List<StockBalance>> balances = new TreeMap<>();
        Map<Sku, List<Allocation>> pools = new TreeMap<>();
        Map<Sku, List<TooOld>> tooOld = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (int part = 0; part < 3; part++) {
                for (Sku sku : skus) {
                    statement.setString(++parameter, sku.value());
                }
            }
            statement.setDate(++parameter, Date.valueOf(today));
            statement.setString(++parameter, ShelfLife.COMMON);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Sku sku = new Sku(rows.getString(1));
                    WarehouseCode warehouse = new WarehouseCode(rows.getString(2));
                    String pool = rows.getString(3);
                    String channel = rows.getString(4);
                    long available = rows.getLong(5);
                    long reserved = rows.getLong(6);
                    if (!channel.isEmpty()) {
                        tooOld.computeIfAbsent(sku, key -> new ArrayList<>())
                                .add(new TooOld(new Pool(channel), warehouse, available));
                    } else if (pool.isEmpty()) {
                        balances.computeIfAbsent(sku, key -> new ArrayList<>())
                                .add(new StockBalance(warehouse, available, reserved));
                    } else {
                        pools.computeIfAbsent(sku, key -> new ArrayList<>())
                                .add(new Allocation(sku, warehouse, new Pool(pool), available, reserved));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read stock", e);
        }
        return new Supply(balances, pools, tooOld);
    }

    /** What is still reserved for these orders, from which counters. */
    List<Reserved> reserved(Collection<String> references) {
        String select = """
                SELECT reference, sku, warehouse, pool, SUM(reserved_change) FROM inventory_ledger
                WHERE reference IN (%s) GROUP BY reference, sku, warehouse, pool HAVING SUM(reserved_change) > 0
                ORDER BY reference, sku, warehouse, pool""".formatted(placeholders(references.size()));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (String reference : references) {
                statement.setString(++parameter, reference);
            }
            List<Reserved> reserved = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Counter counter = new Counter(
                            new Sku(rows.getString(2)),
                            new WarehouseCode(rows.getString(3)),
                            Optional.of(rows.getString(4))
                                    .filter(pool -> !pool.isEmpty())
                                    .map(Pool::new));
                    reserved.add(new Reserved(rows.getString(1), counter, rows.getLong(5)));
                }
            }
            return reserved;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what is reserved", e);
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
                Statements.setInstant(statement, 2, at);
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
            Statements.setInstant(statement, 1, time);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the change log of stock", e);
        }
    }

    int forgetChangesBefore(Instant time, int limit) {
        return update("DELETE FROM inventory_changes WHERE changed_at < ? ORDER BY number LIMIT ?", time, limit);
    }

    private int update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Statements.bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("stock statement failed: " + sql, e);
        }
    }

    private static String placeholders(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }
}
