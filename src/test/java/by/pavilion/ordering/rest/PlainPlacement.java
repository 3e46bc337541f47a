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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The ceiling of {@link PlacementBench}: a plain JDBC program with prepared statements on the server and one transaction an
 * order, which writes the rows that one of our orders has written, under new ids, and checks nothing but the stock. It takes
 * the stock last, too.
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
                    columns.add(data.getColumnName(column));
                    values.add(rows.getObject(column));
                }
                return new Row(table, columns, values);
            }
        }

        String insert() {
            return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
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

        void insert(Row row, Map<String, Object> changed) throws SQLException {
            PreparedStatement statement = prepare(row.insert());
            for (int column = 0; column < row.columns().size(); column++) {
                String name = row.columns().get(column);
                statement.setObject(
                        column + 1, changed.getOrDefault(name, row.values().get(column)));
            }
            statement.executeUpdate();
        }

        int update(String sql, Object... values) throws SQLException {
            PreparedStatement statement = prepare(sql);
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            return statement.executeUpdate();
        }

        long select(String sql, Object... values) throws SQLException {
            PreparedStatement statement = prepare(sql);
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
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
                                + "useServerPrepStmts=true&useLocalSessionState=true&connectionTimeZone=UTC",
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
    boolean place(String sku) throws SQLException, InterruptedException {
        Session session = sessions.take();
        try {
            long id = IDS.incrementAndGet();
            String orderId = "ord_" + id;
            String person = "%064d".formatted(id);
            String warehouse = TestShop.BONDED.toString();
            session.insert(key, Map.of("idempotency_key", "plain-" + id, "resource", orderId));
            session.update(
                    "INSERT INTO customs_quota_years (person, quota_year, used_minor, elsewhere_minor) VALUES (?, 2026, ?, 0)"
                            + " ON DUPLICATE KEY UPDATE used_minor = used_minor + VALUES(used_minor)",
                    person,
                    6000L);
            session.select("SELECT used_minor FROM customs_quota_years WHERE person = ? AND quota_year = 2026", person);
            session.insert(quota, Map.of("order_id", orderId, "person", person));
            session.insert(recipient, Map.of("id", id));
            session.insert(order, Map.of("id", id, "recipient_id", id));
            session.insert(line, Map.of("id", id, "order_id", id, "sku", sku));
            session.insert(step, Map.of("order_id", id));
            session.insert(event, Map.of("id", id, "aggregateid", orderId));
            session.insert(pending, Map.of("id", id, "aggregateid", orderId));
            session.insert(ledger, Map.of("id", id, "sku", sku, "reference", orderId));
            session.update("UPDATE inventory_skus SET event_sequence = event_sequence + 1 WHERE sku = ?", sku);
            int taken = session.update(
                    "UPDATE inventory_balances SET available = available - 1, reserved = reserved + 1"
                            + " WHERE sku = ? AND warehouse = ? AND available >= 1",
                    sku,
                    warehouse);
            if (taken == 0) {
                session.connection.rollback();
                return false;
            }
            long sequence = session.select(
                    "SELECT s.event_sequence, b.available, b.reserved FROM inventory_skus s JOIN inventory_balances b"
                            + " ON b.sku = s.sku WHERE s.sku = ?",
                    sku);
            long eventId = IDS.incrementAndGet();
            session.insert(stockEvent, Map.of("id", eventId, "aggregateid", sku, "sequence", sequence));
            session.insert(stockPending, Map.of("id", eventId, "aggregateid", sku, "sequence", sequence));
            session.connection.commit();
            return true;
        } finally {
            sessions.add(session);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Session session : all) {
            session.connection.close();
        }
    }
}
