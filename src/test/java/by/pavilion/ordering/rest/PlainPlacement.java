package by.pavilion.ordering.rest;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.TestShop;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The ceiling of {@link PlacementBench}: a plain JDBC program with prepared statements on the server and one transaction an
 * order, which writes the rows that one of our orders has written, under new ids, and checks nothing but the stock. It takes
 * the stock last, too. Given several orders it writes them by hand as a batch: rows of a kind in one statement, one commit.
 */
final class PlainPlacement implements AutoCloseable {
    private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

    private final Row key;
    private final Row recipient;
    private final Row quota;
    private final Row order;
    private final Row line;
    private final Row step;
    private final Row event;
    private final Row pending;
    private final Row ledger;
    private final Row stockEvent;
    private final Row stockPending;
    private final BlockingQueue<Session> sessions;
    private final List<Session> all = new ArrayList<>();

    /** A row to be written again with some columns changed. */
    private record Row(String table, List<String> columns, List<Object> values) {
        static Row read(Connection connection, String table, String where) throws SQLException {
            try (var statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("SELECT * FROM " + table + " WHERE " + where + " LIMIT 1")) {
                if (!rows.next()) {
                    throw new IllegalStateException("no row of " + table + " where " + where);
                }
                ResultSetMetaData data = rows.getMetaData();
                List<String> columns = new ArrayList<>();
                List<Object> values = new ArrayList<>();
                for (int column = 1; column <= data.getColumnCount(); column++) {
                    if (!data.isAutoIncrement(column)) {
                        columns.add(data.getColumnName(column));
                        values.add(rows.getObject(column));
                    }
                }
                return new Row(table, columns, values);
            }
        }

        String insert() {
            return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        }
    }

    /** An order to be written. */
    private record Wish(long id, String sku) {
        static Wish of(String sku) {
            return new Wish(IDS.incrementAndGet(), sku);
        }

        String orderId() {
            return "ord_" + id;
        }

        String person() {
            return "%064d".formatted(id);
        }
    }

    /** A connection with its prepared statements. */
    private static final class Session {
        private final Connection connection;
        private final Map<String, PreparedStatement> statements = new HashMap<>();

        Session(Connection connection) {
            this.connection = connection;
        }

        PreparedStatement prepare(String sql) throws SQLException {
            PreparedStatement known = statements.get(sql);
            if (known == null) {
                known = connection.prepareStatement(sql);
                statements.put(sql, known);
            }
            return known;
        }

        /** A row for each of these changes. */
        void insert(Row row, List<Map<String, Object>> each) throws SQLException {
            List<Object[]> values = new ArrayList<>();
            for (Map<String, Object> changed : each) {
                Object[] of = row.values().toArray();
                for (int column = 0; column < of.length; column++) {
                    of[column] = changed.getOrDefault(row.columns().get(column), of[column]);
                }
                values.add(of);
            }
            run(row.insert(), values);
        }

        int[] run(String sql, List<Object[]> each) throws SQLException {
            PreparedStatement statement = prepare(sql);
            for (Object[] values : each) {
                for (int index = 0; index < values.length; index++) {
                    statement.setObject(index + 1, values[index]);
                }
                if (each.size() == 1) {
                    return new int[] {statement.executeUpdate()};
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        }

        /** The rows of a question with a list, numbers by the text in the first column. */
        Map<String, Long> select(String sql, Collection<String> among) throws SQLException {
            PreparedStatement statement =
                    prepare(sql.formatted(String.join(", ", Collections.nCopies(among.size(), "?"))));
            int index = 0;
            for (String value : among) {
                statement.setString(++index, value);
            }
            Map<String, Long> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getLong(2));
                }
            }
            return found;
        }
    }

    private PlainPlacement(Connection connection, long id, int sessions) throws SQLException {
        String orderId = new OrderId(id).toString();
        this.key = Row.read(connection, "shared_idempotency_keys", "resource = '" + orderId + "'");
        this.quota = Row.read(connection, "customs_quota_entries", "order_id = '" + orderId + "'");
        this.order = Row.read(connection, "ordering_orders", "id = " + id);
        this.recipient = Row.read(
                connection,
                "parties_recipients",
                "id = " + order.values().get(order.columns().indexOf("recipient_id")));
        this.line = Row.read(connection, "ordering_order_lines", "order_id = " + id);
        this.step = Row.read(connection, "ordering_order_steps", "order_id = " + id);
        this.event = Row.read(connection, "events_outbox", "aggregateid = '" + orderId + "'");
        this.ledger = Row.read(connection, "inventory_ledger", "reference = '" + orderId + "'");
        Object sku = ledger.values().get(ledger.columns().indexOf("sku"));
        this.stockEvent = Row.read(
                connection,
                "events_outbox",
                "aggregatetype = 'pavilion.inventory' AND aggregateid = '" + sku + "' ORDER BY id DESC");
        List<String> columns = List.of("id", "slot", "topic", "aggregateid", "sequence");
        this.pending = new Row("events_pending", columns, List.of(0L, 7, "pavilion.orders", orderId, 1L));
        this.stockPending = new Row("events_pending", columns, List.of(0L, 7, "pavilion.inventory", sku, 1L));
        this.sessions = new ArrayBlockingQueue<>(sessions);
    }

    static PlainPlacement like(DataSource dataSource, long order, int sessions) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            PlainPlacement plain = new PlainPlacement(connection, order, sessions);
            var config = ConfigProvider.getConfig();
            String url = config.getValue("quarkus.datasource.jdbc.url", String.class);
            for (int session = 0; session < sessions; session++) {
                Connection own = DriverManager.getConnection(
                        url
                                + (url.contains("?") ? "&" : "?")
                                + "rewriteBatchedStatements=true&useServerPrepStmts=true&useLocalSessionState=true&connectionTimeZone=UTC",
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                own.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                own.setAutoCommit(false);
                Session opened = new Session(own);
                plain.sessions.add(opened);
                plain.all.add(opened);
            }
            return plain;
        }
    }

    /** One order in one transaction. */
    int place(String sku) throws SQLException, InterruptedException {
        return place(List.of(sku));
    }

    /** An order for each of these SKUs, all in one transaction; with several of them, rows of a kind go together. */
    int place(List<String> skus) throws SQLException, InterruptedException {
        Session session = sessions.take();
        try {
            List<Wish> wishes = skus.stream().map(Wish::of).toList();
            insertOrders(session, wishes);
            if (!takeStock(session, wishes)) {
                session.connection.rollback();
                return 0;
            }
            session.connection.commit();
            return wishes.size();
        } finally {
            sessions.add(session);
        }
    }

    private void insertOrders(Session session, List<Wish> wishes) throws SQLException {
        session.insert(
                key, each(wishes, wish -> Map.of("idempotency_key", "plain-" + wish.id(), "resource", wish.orderId())));
        session.run(
                "INSERT INTO customs_quota_years (person, quota_year, used_minor, elsewhere_minor) VALUES (?, 2026, ?, 0)"
                        + " ON DUPLICATE KEY UPDATE used_minor = used_minor + VALUES(used_minor)",
                wishes.stream().map(wish -> new Object[] {wish.person(), 6000L}).toList());
        session.select(
                "SELECT person, used_minor FROM customs_quota_years WHERE quota_year = 2026 AND person IN (%s)",
                wishes.stream().map(Wish::person).toList());
        session.insert(quota, each(wishes, wish -> Map.of("order_id", wish.orderId(), "person", wish.person())));
        session.insert(recipient, each(wishes, wish -> Map.of("id", wish.id())));
        session.insert(order, each(wishes, wish -> Map.of("id", wish.id(), "recipient_id", wish.id())));
        session.insert(line, each(wishes, wish -> Map.of("id", wish.id(), "order_id", wish.id(), "sku", wish.sku())));
        session.insert(step, each(wishes, wish -> Map.of("order_id", wish.id())));
        session.insert(event, each(wishes, wish -> Map.of("id", wish.id(), "aggregateid", wish.orderId())));
        session.insert(pending, each(wishes, wish -> Map.of("id", wish.id(), "aggregateid", wish.orderId())));
        session.insert(
                ledger, each(wishes, wish -> Map.of("id", wish.id(), "sku", wish.sku(), "reference", wish.orderId())));
    }

    /** Last, in the order of SKUs; false when there was not enough. */
    private boolean takeStock(Session session, List<Wish> wishes) throws SQLException {
        SortedMap<String, Long> pieces = new TreeMap<>();
        wishes.forEach(wish -> pieces.merge(wish.sku(), 1L, Long::sum));
        session.run(
                "UPDATE inventory_skus SET event_sequence = event_sequence + 1 WHERE sku = ?",
                pieces.keySet().stream().map(sku -> new Object[] {sku}).toList());
        int[] taken = session.run(
                "UPDATE inventory_balances SET available = available - ?, reserved = reserved + ?"
                        + " WHERE sku = ? AND warehouse = ? AND available >= ?",
                pieces.entrySet().stream()
                        .map(sku -> new Object[] {
                            sku.getValue(), sku.getValue(), sku.getKey(), TestShop.BONDED.toString(), sku.getValue()
                        })
                        .toList());
        if (Arrays.stream(taken).anyMatch(rows -> rows == 0)) {
            return false;
        }
        List<Map<String, Object>> told = new ArrayList<>();
        session.select(
                        "SELECT s.sku, s.event_sequence, b.available, b.reserved FROM inventory_skus s"
                                + " JOIN inventory_balances b ON b.sku = s.sku WHERE s.sku IN (%s)",
                        pieces.keySet())
                .forEach((sku, sequence) ->
                        told.add(Map.of("id", IDS.incrementAndGet(), "aggregateid", sku, "sequence", sequence)));
        session.insert(stockEvent, told);
        session.insert(stockPending, told);
        return true;
    }

    private static List<Map<String, Object>> each(List<Wish> wishes, Function<Wish, Map<String, Object>> changed) {
        return wishes.stream().map(changed).toList();
    }

    @Override
    public void close() throws SQLException {
        for (Session session : all) {
            session.connection.close();
        }
    }
}
