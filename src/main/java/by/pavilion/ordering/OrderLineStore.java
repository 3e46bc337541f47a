package by.pavilion.ordering;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of orders. Whoever changes them holds the lock of their order. Plain JDBC: each step of an order reads them. */
@ApplicationScoped
class OrderLineStore {
    private final Statements statements;

    OrderLineStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * The lines of some orders in their order, by one statement.
     *
     * @param currencies of these orders, by their ids
     */
    Map<Long, List<OrderLine>> of(Map<Long, Currency> currencies) {
        if (currencies.isEmpty()) {
            return Map.of();
        }
        return statements
                .list(
                        OrderLineRow.SELECT.formatted(Statements.placeholders(currencies.size())),
                        row -> OrderLineRow.read(row, currencies),
                        currencies.keySet().toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        OrderLineRow::orderId, Collectors.mapping(OrderLineRow::line, Collectors.toList())));
    }

    /** The orders with goods of a merchant, the newest first, below a number: by their lines' index alone. */
    List<OrderId> ordersOf(MerchantId merchant, long below, int limit) {
        String select = """
                SELECT DISTINCT order_id FROM ordering_order_lines WHERE merchant_id = ? AND order_id < ?
                ORDER BY order_id DESC LIMIT ?""";
        return statements.list(select, row -> new OrderId(row.getLong(1)), merchant.value(), below, limit);
    }

    /** Writes the lines of new orders by one statement. */
    static void insert(Connection connection, List<Order> orders) throws SQLException {
        String insert = """
                INSERT INTO ordering_order_lines (id, order_id, number, sku, merchant_id, quantity, unit_price_minor,
                  freight_minor, discount_minor, tariff_minor, consumption_minor, vat_minor, tax_reasons, declared_goods,
                  external_line_id, promotions)""";
        Rows rows = Rows.of(insert);
        for (Order order : orders) {
            for (OrderLine line : order.lines()) {
                rows.number(line.id().value())
                        .number(order.id().value())
                        .number(line.number())
                        .text(line.sku().toString())
                        .number(line.merchant().value())
                        .number(line.quantity())
                        .number(line.unitPrice().minor())
                        .number(line.freight().minor())
                        .number(line.discount().minor())
                        .number(line.tax().tariff().minor())
                        .number(line.tax().consumption().minor())
                        .number(line.tax().vat().minor())
                        .text(LineJson.print(line.tax().explanation()))
                        .text(LineJson.print(line.declared()))
                        .text(line.externalLineId().orElse(null))
                        .text(promotions(line));
            }
        }
        rows.insert(connection);
    }

    private static @Nullable String promotions(OrderLine line) {
        return line.promotions().isEmpty() ? null : LineJson.print(line.promotions());
    }

    /**
     * Writes the lines of an order of which something was taken out. Lines that are gone are deleted first and the others
     * written in their order, so that the numbers of lines are never taken twice.
     */
    void reduce(Order before, Order after) {
        Set<OrderLineId> kept = after.lines().stream().map(OrderLine::id).collect(Collectors.toSet());
        statements.batch(
                "DELETE FROM ordering_order_lines WHERE id = ?",
                before.lines().stream()
                        .map(OrderLine::id)
                        .filter(id -> !kept.contains(id))
                        .map(id -> List.of(id.value()))
                        .toList());
        String update = """
                UPDATE ordering_order_lines SET number = ?, quantity = ?, freight_minor = ?, discount_minor = ?,
                  tariff_minor = ?, consumption_minor = ?, vat_minor = ?, tax_reasons = ?, promotions = ?
                WHERE id = ?""";
        statements.batch(
                update, after.lines().stream().map(OrderLineStore::reduced).toList());
    }

    private static List<@Nullable Object> reduced(OrderLine line) {
        return Arrays.asList(
                line.number(),
                line.quantity(),
                line.freight().minor(),
                line.discount().minor(),
                line.tax().tariff().minor(),
                line.tax().consumption().minor(),
                line.tax().vat().minor(),
                LineJson.print(line.tax().explanation()),
                promotions(line),
                line.id().value());
    }

    /** Adds to what has come back of lines. */
    void takeBack(Map<OrderLineId, Long> pieces) {
        statements.batch(
                "UPDATE ordering_order_lines SET returned = returned + ? WHERE id = ?",
                pieces.entrySet().stream()
                        .map(some -> List.of(some.getValue(), some.getKey().value()))
                        .toList());
    }
}
