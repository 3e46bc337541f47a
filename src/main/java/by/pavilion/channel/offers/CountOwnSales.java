package by.pavilion.channel.offers;

import by.pavilion.channel.Channels;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.StockSteps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts what marketplaces sell of what they were told there is, in the transaction in which their order becomes ours: they have
 * taken that off by themselves. Pieces of an order that is cancelled there they have put back.
 */
@ApplicationScoped
public class CountOwnSales {
    private final WishStore wishes;
    private final Channels channels;

    CountOwnSales(WishStore wishes, Channels channels) {
        this.wishes = wishes;
        this.channels = channels;
    }

    /** The order is ours; the caller holds its row. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sold(MarketplaceOrder order) {
        count(order, 1);
    }

    /** One that was ours is cancelled there. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancelled(MarketplaceOrder order) {
        count(order, -1);
    }

    /** What a whole number was told after has gone into that number, whenever we hear of it. */
    private void count(MarketplaceOrder order, int sign) {
        if (!channels.can(order.id().channel(), StockSteps.class)) {
            return;
        }
        SortedMap<String, Long> pieces = new TreeMap<>();
        order.lines().stream()
                .filter(line -> !line.sku().skuId().isEmpty())
                .forEach(line -> pieces.merge(line.sku().skuId(), sign * line.quantity(), Math::addExact));
        if (!pieces.isEmpty()) {
            wishes.count(order.id(), pieces, sign > 0 ? order.placedAt() : order.updatedAt());
        }
    }
}
