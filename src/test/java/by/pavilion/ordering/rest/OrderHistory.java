package by.pavilion.ordering.rest;

import by.pavilion.ordering.OrderId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The past of a shop: orders that are over, copied in the database from one that was placed, with the rows that placement
 * writes. Their buyers and keys are spread like real ones, so that indexes grow as they do in production; what customs and
 * carriers keep of an order is left out.
 */
final class OrderHistory {
    private static final int PORTION = 100_000;

    /** So far below the sample's number that nobody else's is near. */
    private static final long BELOW = 1L << 44;

    private final DataSource dataSource;
    private final long sample;
    private long written;

    private OrderHistory(DataSource dataSource, long sample) {
        this.dataSource = dataSource;
        this.sample = sample;
    }

    static OrderHistory like(DataSource dataSource, long order) {
        return new OrderHistory(dataSource, order);
    }

    void write(long orders, List<String> skus) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            number(statement, skus);
            for (long rest = orders; rest > 0; rest -= PORTION) {
                writePortion(statement, Math.min(rest, PORTION));
            }
        }
    }

    /** Has the database read what placement looks into at random, as it has after some hours of orders. */
    void readIndexes() throws SQLException {
        List<String> looked = List.of(
                "customs_quota_years",
                "customs_quota_entries FORCE INDEX (by_person)",
                "parties_recipients FORCE INDEX (by_identity)",
                "shared_idempotency_keys",
                "inventory_ledger FORCE INDEX (by_balance)");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : looked) {
                statement.execute("SELECT COUNT(*) FROM " + table);
            }
        }
    }

    /** The SKUs by numbers, to give each order one. */
    private static void number(Statement statement, List<String> skus) throws SQLException {
        statement.execute(
                "CREATE OR REPLACE TABLE bench_skus (number INT PRIMARY KEY, sku VARCHAR(20) CHARACTER SET ascii)");
        for (int number = 0; number < skus.size(); number++) {
            statement.addBatch("INSERT INTO bench_skus VALUES (%d, '%s')".formatted(number, skus.get(number)));
        }
        statement.executeBatch();
    }

    private void writePortion(Statement statement, long orders) throws SQLException {
        String order = "'" + new OrderId(sample) + "'";
        long first = sample - BELOW + written;
        String id = "(%d + s.seq)".formatted(first);
        String text = "CONCAT('old-', CONV(%s, 10, 36))".formatted(id);
        String person = "SHA2(%s, 256)".formatted(id);
        String past = "DATE_SUB(NOW(6), INTERVAL MOD(%s, 31000000) SECOND)".formatted(id);
        String sku =
                "(SELECT k.sku FROM bench_skus k WHERE k.number = MOD(s.seq * 7919, (SELECT COUNT(*) FROM bench_skus)))";
        copy(
                statement,
                orders,
                "ordering_orders",
                "t.id = " + sample,
                Map.of(
                        "id",
                        id,
                        "recipient_id",
                        id,
                        "status",
                        "'COMPLETED'",
                        "payment_status",
                        "'PAID'",
                        "placed_at",
                        past,
                        "expires_at",
                        "NULL"));
        copy(
                statement,
                orders,
                "ordering_order_lines",
                "t.order_id = " + sample,
                Map.of("id", id, "order_id", id, "sku", sku));
        copy(statement, orders, "ordering_order_steps", "t.order_id = " + sample, Map.of("order_id", id));
        copy(
                statement,
                orders,
                "parties_recipients",
                "t.id = (SELECT recipient_id FROM ordering_orders WHERE id = %d)".formatted(sample),
                Map.of("id", id, "identity_index", person));
        copy(
                statement,
                orders,
                "customs_quota_entries",
                "t.order_id = " + order,
                Map.of("order_id", text, "person", person, "state", "'CONFIRMED'", "reserved_at", past));
        statement.execute("INSERT INTO customs_quota_years (person, quota_year, used_minor, elsewhere_minor)"
                + " SELECT %s, 2026, 6000, 0 FROM seq_1_to_%d s".formatted(person, orders));
        // keys are forgotten after seven days, and the history is a year's
        copy(
                statement,
                orders / 52,
                "shared_idempotency_keys",
                "t.resource = " + order,
                Map.of(
                        "idempotency_key",
                        "SHA2(CONCAT('k', %s), 256)".formatted(id),
                        "resource",
                        text,
                        "claimed_at",
                        "NOW(6)"));
        copy(
                statement,
                orders,
                "inventory_ledger",
                "t.reference = " + order,
                Map.of("id", id, "sku", sku, "reference", text));
        copy(statement, orders, "events_outbox", "t.aggregateid = " + order, Map.of("id", id, "aggregateid", text));
        written += orders;
    }

    /** So many copies of one row, with other values in some columns. */
    private static void copy(Statement statement, long orders, String table, String where, Map<String, String> changed)
            throws SQLException {
        StringBuilder columns = new StringBuilder();
        StringBuilder values = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                if (rows.getMetaData().isAutoIncrement(column)) {
                    continue;
                }
                String name = rows.getMetaData().getColumnName(column);
                columns.append(columns.isEmpty() ? "" : ", ").append(name);
                values.append(values.isEmpty() ? "" : ", ").append(changed.getOrDefault(name, "t." + name));
            }
        }
        statement.execute(
                "INSERT INTO %s (%s) SELECT %s FROM seq_1_to_%d s JOIN (SELECT * FROM %s t WHERE %s LIMIT 1) t"
                        .formatted(table, columns, values, orders, table, where));
    }
}
