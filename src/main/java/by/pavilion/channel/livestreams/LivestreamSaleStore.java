package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** What shows have sold. Rows are only added, so that a thousand orders a second do not wait for one counter. */
@ApplicationScoped
class LivestreamSaleStore {
    private final Statements statements;

    LivestreamSaleStore(Statements statements) {
        this.statements = statements;
    }

    /** Goods of an order. */
    record Sold(CountSales.Sale sale, Sku sku, long pieces, Money revenue) {}

    /** Counts goods for the show of the shop that was on when they were bought, if there was one. */
    void add(List<Sold> goods) {
        statements.batch(
                """
                INSERT IGNORE INTO channel_livestream_sales
                  (livestream_id, channel_order_id, sku, quantity, revenue_minor, warehouse, cancelled, is_back)
                SELECT s.id, o.id, l.sku, ?, ?, ?, FALSE, o.goods_back FROM channel_livestreams s
                  JOIN channel_orders o ON o.id = ?
                  JOIN channel_livestream_lines l ON l.livestream_id = s.id AND l.sku = ? AND l.planned
                WHERE s.channel = ? AND s.shop_id = ? AND s.ends_at > ? AND s.starts_at <= ? AND s.cancelled_at IS NULL""",
                goods.stream()
                        .map(sold -> List.<Object>of(
                                sold.pieces(),
                                sold.revenue().minor(),
                                sold.sale().order().warehouse().value(),
                                sold.sale().channelOrder(),
                                sold.sku().value(),
                                sold.sale().external().channel(),
                                sold.sale().external().shopId(),
                                sold.sale().boughtAt(),
                                sold.sale().boughtAt()))
                        .toList());
    }

    /** Those of these orders whose goods can be sold to others again. */
    Set<Long> back(List<Long> channelOrders) {
        return Set.copyOf(statements.list(
                "SELECT id FROM channel_orders WHERE goods_back AND id IN ("
                        + Statements.placeholders(channelOrders.size()) + ")",
                row -> row.getLong(1),
                channelOrders.toArray()));
    }

    void cancel(long channelOrder) {
        statements.update(
                "UPDATE channel_livestream_sales SET cancelled = TRUE WHERE channel_order_id = ? AND NOT cancelled",
                channelOrder);
    }

    List<LivestreamSale> of(LivestreamId id) {
        return statements.list(
                "SELECT sku, SUM(IF(cancelled, 0, quantity)), SUM(IF(cancelled, quantity, 0)),"
                        + " SUM(IF(cancelled, 0, revenue_minor)) FROM channel_livestream_sales"
                        + " WHERE livestream_id = ? GROUP BY sku",
                row -> new LivestreamSale(
                        new Sku(row.getString(1)),
                        row.getLong(2),
                        row.getLong(3),
                        Money.ofMinor(row.getLong(4), Money.CNY)),
                id.value());
    }

    /**
     * How many pieces were taken from where a line's pieces are, and have not come back: those from another warehouse are sold
     * in the show, too, but are not its pieces.
     */
    long gone(Livestream show, LivestreamLine line) {
        return statements.number(
                "SELECT COALESCE(SUM(quantity), 0) FROM channel_livestream_sales WHERE livestream_id = ? AND sku = ?"
                        + " AND (warehouse IS NULL OR warehouse = ?) AND NOT is_back",
                show.id().value(),
                line.sku().value(),
                line.warehouse().value());
    }

    /**
     * The pieces of an order can be sold to others again. Its sale may not be counted yet: the row of the order, which whoever
     * counts it holds, remembers it.
     */
    void areBack(ExternalOrder order) {
        statements.update(
                "UPDATE channel_orders SET goods_back = TRUE"
                        + " WHERE channel = ? AND shop_id = ? AND external_order_id = ?",
                order.channel(),
                order.shopId(),
                order.externalOrderId());
        statements.update(
                "UPDATE channel_livestream_sales s JOIN channel_orders o ON o.id = s.channel_order_id SET s.is_back = TRUE"
                        + " WHERE o.channel = ? AND o.shop_id = ? AND o.external_order_id = ?",
                order.channel(),
                order.shopId(),
                order.externalOrderId());
    }
}
