package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One row of {@code ordering_order_lines}; its currency is the order's. */
record OrderLineRow(long orderId, OrderLine line) {
    /** What it lacks is whose lines are wanted. */
    static final String SELECT = """
            SELECT id, order_id, number, sku, merchant_id, quantity, unit_price_minor, freight_minor, discount_minor,
              tariff_minor, consumption_minor, vat_minor, tax_reasons, declared_goods, external_line_id, returned, promotions
            FROM ordering_order_lines WHERE order_id IN (%s) ORDER BY order_id, number""";

    static OrderLineRow read(ResultSet row, Map<Long, Currency> currencies) throws SQLException {
        long orderId = row.getLong("order_id");
        Currency currency = Objects.requireNonNull(currencies.get(orderId));
        return new OrderLineRow(
                orderId,
                new OrderLine(
                        new OrderLineId(row.getLong("id")),
                        row.getInt("number"),
                        new Sku(row.getString("sku")),
                        new MerchantId(row.getLong("merchant_id")),
                        row.getLong("quantity"),
                        money(row, "unit_price_minor", currency),
                        money(row, "freight_minor", currency),
                        money(row, "discount_minor", currency),
                        new LineTax(
                                money(row, "tariff_minor", currency),
                                money(row, "consumption_minor", currency),
                                money(row, "vat_minor", currency),
                                new WrittenReasons(row.getString("tax_reasons"))),
                        LineJson.declaredGoods(row.getString("declared_goods")),
                        Optional.ofNullable(row.getString("external_line_id")),
                        row.getLong("returned"),
                        LineJson.promotions(row.getString("promotions"))));
    }

    private static Money money(ResultSet row, String column, Currency currency) throws SQLException {
        return Money.ofMinor(row.getLong(column), currency);
    }
}
