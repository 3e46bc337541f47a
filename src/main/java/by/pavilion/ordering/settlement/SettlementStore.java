package by.pavilion.ordering.settlement;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.SalesEntry;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
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
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements and the sales entries that they are made of: up to very many rows, read and closed in portions. */
@ApplicationScoped
class SettlementStore {
    private static final String ENTRY = """
            SELECT e.id, e.merchant_id, e.kind, e.source_id, e.order_id, e.line_id, e.sku, e.currency, e.goods_minor,
              e.discount_minor, e.freight_minor, e.tax_minor, e.borne_minor, e.kept_minor, e.occurred_at, e.placed_on,
            """;
    private static final String SETTLEMENT = """
            SELECT id, merchant_id, from_day, until_day, currency, entries, sold_goods_minor, sold_freight_minor,
              sold_tax_minor, promotions_minor, refunded_goods_minor, refunded_freight_minor, refunded_tax_minor,
              commission_minor, exchange_rate, paid_out_minor, paid_out_currency, closed_by, closed_at
            FROM ordering_settlements
            """;

    private final DataSource dataSource;

    SettlementStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** An entry of no statement yet, with the rate of the sale that it takes back, where that is in one. */
    record Open(SalesEntry entry, @Nullable BigDecimal rateOfSale) {}

    /** Entries of a merchant before a time that are in no statement, after this one. */
    List<Open> open(MerchantId merchant, Instant before, long after, int limit) {
        String select = ENTRY + """
                  s.rate FROM ordering_sales_entries e
                LEFT JOIN ordering_sales_entries s ON e.kind = 'REFUND' AND s.order_id = e.order_id
                  AND s.line_id = e.line_id AND s.kind = 'SALE'
                WHERE e.merchant_id = ? AND e.settlement_id IS NULL AND e.occurred_at < ? AND e.id > ?
                ORDER BY e.id LIMIT ?""";
        return list(select, row -> new Open(entry(row), row.getBigDecimal(17)), merchant.value(), before, after, limit);
    }

    /**
     * What the open entries of an SKU come to whose orders were placed from one change of rates to the next.
     *
     * @param step how many of the days on which rates change had come when the orders were placed
     * @param sums with the commission of those entries only whose rate is known already
     * @param commissions of the others, by each of the rates asked for
     */
    record OpenSums(Sku sku, int step, SettlementSums sums, List<Long> commissions, Instant first) {}

    /**
     * The sums of a merchant's entries before a time that are in no statement: as many rows as there are SKUs and steps, however
     * many entries.
     *
     * @param changes the days on which rates change
     */
    List<OpenSums> openSums(MerchantId merchant, Instant before, List<LocalDate> changes, List<BigDecimal> rates) {
        String step = changes.stream().map(day -> " + (e.placed_on >= ?)").collect(Collectors.joining());
        String commissions = rates.stream()
                .map(rate -> ", SUM(IF(s.rate IS NULL, " + commission(rate.toPlainString()) + ", 0))")
                .collect(Collectors.joining());
        String select = """
                SELECT e.sku, 0%s AS step, COUNT(*),
                  SUM(IF(e.kind = 'SALE', e.goods_minor, 0)), SUM(IF(e.kind = 'SALE', e.freight_minor, 0)),
                  SUM(IF(e.kind = 'SALE', e.tax_minor, 0)),
                  SUM(IF(e.kind = 'SALE', e.discount_minor - e.borne_minor, 0)),
                  SUM(IF(e.kind = 'SALE', 0, -e.goods_minor - e.borne_minor)),
                  SUM(IF(e.kind = 'SALE', 0, -e.freight_minor)), SUM(IF(e.kind = 'SALE', 0, -e.tax_minor)),
                  SUM(IF(s.rate IS NULL, 0, %s)), MIN(e.occurred_at)%s
                FROM ordering_sales_entries e
                LEFT JOIN ordering_sales_entries s ON e.kind = 'REFUND' AND s.order_id = e.order_id
                  AND s.line_id = e.line_id AND s.kind = 'SALE'
                WHERE e.merchant_id = ? AND e.settlement_id IS NULL AND e.occurred_at < ?
                GROUP BY e.sku, step""".formatted(step, commission("s.rate"), commissions);
        List<Object> values = new ArrayList<>(changes);
        values.add(merchant.value());
        values.add(before);
        return list(
                select,
                row -> new OpenSums(
                        new Sku(row.getString(1)),
                        row.getInt(2),
                        new SettlementSums(
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9),
                                row.getLong(10),
                                row.getLong(11)),
                        numbers(row, 13, rates.size()),
                        Statements.instant(row, 12)),
                values.toArray());
    }

    /** As {@link SettledEntry#of} has it. */
    private static String commission(String rate) {
        return ("ROUND(e.kept_minor * %1$s)"
                        + " - ROUND((e.kept_minor - e.goods_minor + e.discount_minor - e.borne_minor) * %1$s)")
                .formatted(rate);
    }

    private static List<Long> numbers(ResultSet row, int first, int count) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        for (int column = first; column < first + count; column++) {
            numbers.add(row.getLong(column));
        }
        return numbers;
    }

    /** Entries of a statement, after this one. */
    List<SettledEntry> entries(Settlement settlement, long after, int limit) {
        String select = ENTRY + """
                  e.rate, e.commission_minor FROM ordering_sales_entries e
                WHERE e.merchant_id = ? AND e.settlement_id = ? AND e.id > ? ORDER BY e.id LIMIT ?""";
        return list(
                select,
                row -> new SettledEntry(entry(row), row.getBigDecimal(17).stripTrailingZeros(), row.getLong(18)),
                settlement.merchant().value(),
                settlement.id().value(),
                after,
                limit);
    }

    /** Puts entries into a statement. False when one of them is in another already. */
    boolean close(SettlementId settlement, List<SettledEntry> entries) {
        String update = """
                UPDATE ordering_sales_entries SET settlement_id = ?, rate = ?, commission_minor = ?
                WHERE id = ? AND settlement_id IS NULL""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (SettledEntry settled : entries) {
                statement.setLong(1, settlement.value());
                statement.setBigDecimal(2, settled.rate());
                statement.setLong(3, settled.commission());
                statement.setLong(4, settled.entry().id());
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).allMatch(rows -> rows == 1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** How many of these payments and refunds are booked, over all merchants, with another sum than they have. */
    int differing(Collection<Long> sources) {
        String select = """
                SELECT COUNT(*) FROM (
                  SELECT source_id, SUM(goods_minor - discount_minor + freight_minor + tax_minor) AS booked
                  FROM ordering_sales_entries WHERE source_id IN (%s) GROUP BY source_id) b
                LEFT JOIN ordering_payments p ON p.id = b.source_id
                LEFT JOIN ordering_refunds r ON r.id = b.source_id
                WHERE b.booked <> COALESCE(p.amount_minor, -r.amount_minor, b.booked)""".formatted(String.join(",", Collections.nCopies(sources.size(), "?")));
        return list(select, row -> row.getInt(1), sources.toArray()).get(0);
    }

    /**
     * How many payments and refunds of orders with this merchant's goods went through in this time and are not booked at all.
     * Money that no order waited for never is, whatever the refund is called by which it goes back.
     */
    int unbooked(MerchantId merchant, Instant from, Instant before) {
        String select = """
                SELECT COUNT(*) FROM (
                  SELECT id, id AS payment_id, order_id FROM ordering_payments
                  WHERE status = 'PAID' AND paid_at >= ? AND paid_at < ?
                  UNION ALL
                  SELECT id, payment_id, order_id FROM ordering_refunds
                  WHERE state = 'SUCCEEDED' AND settled_at >= ? AND settled_at < ?
                ) m
                WHERE NOT EXISTS (
                  SELECT 1 FROM ordering_refunds n WHERE n.payment_id = m.payment_id AND n.reason = 'not-awaited')
                AND EXISTS (
                  SELECT 1 FROM ordering_order_lines l WHERE l.order_id = m.order_id AND l.merchant_id = ?)
                AND NOT EXISTS (SELECT 1 FROM ordering_sales_entries e WHERE e.source_id = m.id)""";
        return list(select, row -> row.getInt(1), from, before, from, before, merchant.value())
                .get(0);
    }

    /** The merchant's last statement; locked, so that the next one is closed by one caller at a time. */
    Optional<Settlement> lockLast(MerchantId merchant) {
        return list(
                        SETTLEMENT + "WHERE merchant_id = ? ORDER BY until_day DESC LIMIT 1 FOR UPDATE",
                        SettlementStore::settlement,
                        merchant.value())
                .stream()
                .findFirst();
    }

    Optional<Settlement> last(MerchantId merchant) {
        return list(
                        SETTLEMENT + "WHERE merchant_id = ? ORDER BY until_day DESC LIMIT 1",
                        SettlementStore::settlement,
                        merchant.value())
                .stream()
                .findFirst();
    }

    Optional<Settlement> find(SettlementId id) {
        return list(SETTLEMENT + "WHERE id = ?", SettlementStore::settlement, id.value()).stream()
                .findFirst();
    }

    /** The newest first, below this number; of one merchant or of all. */
    List<Settlement> page(Optional<MerchantId> merchant, long below, int limit) {
        return merchant.isPresent()
                ? list(
                        SETTLEMENT + "WHERE merchant_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
                        SettlementStore::settlement,
                        merchant.get().value(),
                        below,
                        limit)
                : list(SETTLEMENT + "WHERE id < ? ORDER BY id DESC LIMIT ?", SettlementStore::settlement, below, limit);
    }

    /** Keeps a statement. False when the merchant has one with the same end. */
    boolean insert(Settlement settlement) {
        String insert = """
                INSERT IGNORE INTO ordering_settlements (id, merchant_id, from_day, until_day, currency, entries,
                  sold_goods_minor, sold_freight_minor, sold_tax_minor, promotions_minor, refunded_goods_minor,
                  refunded_freight_minor, refunded_tax_minor, commission_minor, payout_minor, exchange_rate,
                  paid_out_minor, paid_out_currency, closed_by, closed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
        SettlementSums sums = settlement.sums();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, settlement.id().value());
            statement.setLong(2, settlement.merchant().value());
            statement.setDate(3, Date.valueOf(settlement.from()));
            statement.setDate(4, Date.valueOf(settlement.until()));
            statement.setString(5, settlement.currency().getCurrencyCode());
            statement.setLong(6, sums.entries());
            statement.setLong(7, sums.soldGoods());
            statement.setLong(8, sums.soldFreight());
            statement.setLong(9, sums.soldTax());
            statement.setLong(10, sums.promotions());
            statement.setLong(11, sums.refundedGoods());
            statement.setLong(12, sums.refundedFreight());
            statement.setLong(13, sums.refundedTax());
            statement.setLong(14, sums.commission());
            statement.setLong(15, sums.payout());
            statement.setBigDecimal(16, settlement.paidOut().rate());
            statement.setLong(17, settlement.paidOut().amount().minor());
            statement.setString(18, settlement.paidOut().amount().currency().getCurrencyCode());
            statement.setString(19, settlement.closedBy());
            Statements.setInstant(statement, 20, settlement.closedAt());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static SalesEntry entry(ResultSet row) throws SQLException {
        return new SalesEntry(
                row.getLong(1),
                new MerchantId(row.getLong(2)),
                SalesEntry.Kind.valueOf(row.getString(3)),
                row.getLong(4),
                new OrderId(row.getLong(5)),
                new OrderLineId(row.getLong(6)),
                new Sku(row.getString(7)),
                Currency.getInstance(row.getString(8)),
                new SalesEntry.Parts(
                        row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13)),
                row.getLong(14),
                Statements.instant(row, 15),
                row.getObject(16, LocalDate.class));
    }

    private static Settlement settlement(ResultSet row) throws SQLException {
        return new Settlement(
                new SettlementId(row.getLong(1)),
                new MerchantId(row.getLong(2)),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                Currency.getInstance(row.getString(5)),
                new SettlementSums(
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10),
                        row.getLong(11),
                        row.getLong(12),
                        row.getLong(13),
                        row.getLong(14)),
                new Settlement.PaidOut(
                        row.getBigDecimal(15).stripTrailingZeros(),
                        Money.ofMinor(row.getLong(16), Currency.getInstance(row.getString(17)))),
                row.getString(18),
                Statements.instant(row, 19));
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String select, Reading<T> reading, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep statements", e);
    }
}
