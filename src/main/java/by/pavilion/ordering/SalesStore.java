package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Writing of sales entries: once for each line of a paid order, so plain JDBC. */
@ApplicationScoped
class SalesStore {
    private final DataSource dataSource;

    SalesStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(List<SalesEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        String insert = """
                INSERT INTO ordering_sales_entries (id, merchant_id, kind, source_id, order_id, line_id, sku, currency,
                  goods_minor, discount_minor, freight_minor, tax_minor, borne_minor, kept_minor, occurred_at,
                  placed_on)""";
        Rows rows = Rows.of(insert);
        for (SalesEntry entry : entries) {
            rows.number(entry.id())
                    .number(entry.merchant().value())
                    .text(entry.kind().name())
                    .number(entry.sourceId())
                    .number(entry.order().value())
                    .number(entry.line().value())
                    .text(entry.sku().value())
                    .text(entry.currency().getCurrencyCode())
                    .number(entry.parts().goods())
                    .number(entry.parts().discount())
                    .number(entry.parts().freight())
                    .number(entry.parts().tax())
                    .number(entry.parts().borne())
                    .number(entry.keptGoods())
                    .time(entry.occurredAt())
                    .text(entry.placedOn().toString());
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot book sales", e);
        }
    }

    /** The lines that a payment was for, each with what refunds have left of it; nothing of a payment that was no sale. */
    List<SalesEntry> left(OrderId order, PaymentId payment) {
        return left(order).stream()
                .filter(entry -> entry.sourceId() == payment.value())
                .toList();
    }

    /** The lines of an order that were paid, each with what refunds have left of it. */
    List<SalesEntry> left(OrderId order) {
        String select = """
                SELECT s.id, s.merchant_id, s.line_id, s.sku, s.currency, SUM(e.goods_minor), SUM(e.discount_minor),
                  SUM(e.freight_minor), SUM(e.tax_minor), SUM(e.borne_minor), s.occurred_at, s.placed_on, s.source_id
                FROM ordering_sales_entries s
                JOIN ordering_sales_entries e ON e.order_id = s.order_id AND e.line_id = s.line_id
                WHERE s.order_id = ? AND s.kind = 'SALE'
                GROUP BY s.id, s.merchant_id, s.line_id, s.sku, s.currency, s.occurred_at, s.placed_on, s.source_id
                ORDER BY s.id""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, order.value());
            try (ResultSet row = statement.executeQuery()) {
                List<SalesEntry> left = new ArrayList<>();
                while (row.next()) {
                    SalesEntry.Parts parts = new SalesEntry.Parts(
                            row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10));
                    left.add(new SalesEntry(
                            row.getLong(1),
                            new MerchantId(row.getLong(2)),
                            SalesEntry.Kind.SALE,
                            row.getLong(13),
                            order,
                            new OrderLineId(row.getLong(3)),
                            new Sku(row.getString(4)),
                            Currency.getInstance(row.getString(5)),
                            parts,
                            parts.soldGoods(),
                            Statements.instant(row, 11),
                            row.getDate(12).toLocalDate()));
                }
                return left;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the sales of order " + order, e);
        }
    }

    /** What marketplaces bear of orders, as of their sale; those of which they bear nothing are left out. */
    Map<OrderId, Money> borne(Collection<OrderId> orders) {
        String select = "SELECT order_id, currency, SUM(borne_minor) FROM ordering_sales_entries WHERE kind = 'SALE'"
                + " AND borne_minor <> 0 AND order_id IN (" + Statements.placeholders(orders.size())
                + ") GROUP BY order_id, currency";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int place = 1;
            for (OrderId order : orders) {
                statement.setLong(place++, order.value());
            }
            try (ResultSet row = statement.executeQuery()) {
                Map<OrderId, Money> borne = new HashMap<>();
                while (row.next()) {
                    borne.put(
                            new OrderId(row.getLong(1)),
                            Money.ofMinor(row.getLong(3), Currency.getInstance(row.getString(2))));
                }
                return borne;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what marketplaces bear", e);
        }
    }
}
