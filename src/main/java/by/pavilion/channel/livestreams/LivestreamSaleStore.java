package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.statements.Statements;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What shows have sold. Rows are only added, so that a thousand orders a second do not wait for one counter. */
@ApplicationScoped
class LivestreamSaleStore {
    private final Statements statements;

    LivestreamSaleStore(Statements statements) {
        this.statements = statements;
    }

    /** Goods of an order. */
    record Sold(Sku sku, long pieces, Money revenue) {}

    /** Counts goods for the show of the shop that was on when they were bought, if there was one. */
    void add(long channelOrder, ExternalOrder order, List<Sold> goods, Instant boughtAt) {
        statements.batch(
                """
                INSERT IGNORE INTO channel_livestream_sales
                  (livestream_id, channel_order_id, sku, quantity, revenue_minor, cancelled)
                SELECT s.id, ?, l.sku, ?, ?, FALSE FROM channel_livestreams s
                  JOIN channel_livestream_lines l ON l.livestream_id = s.id AND l.sku = ? AND l.planned
                WHERE s.channel = ? AND s.shop_id = ? AND s.ends_at > ? AND s.starts_at <= ? AND s.cancelled_at IS NULL""",
                goods.stream()
                        .map(sold -> List.<Object>of(
                                channelOrder,
                                sold.pieces(),
                                sold.revenue().minor(),
                                sold.sku().value(),
                                order.channel(),
                                order.shopId(),
                                boughtAt,
                                boughtAt))
                        .toList());
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

    /** The pieces of one SKU that were sold and not cancelled. */
    long sold(LivestreamId id, Sku sku) {
        return statements.number(
                "SELECT COALESCE(SUM(quantity), 0) FROM channel_livestream_sales"
                        + " WHERE livestream_id = ? AND sku = ? AND NOT cancelled",
                id.value(),
                sku.value());
    }
}
