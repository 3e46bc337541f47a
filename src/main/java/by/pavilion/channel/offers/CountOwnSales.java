package by.pavilion.channel.offers;

import by.pavilion.channel.Channels;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.StockSteps;
import by.pavilion.channel.limits.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what marketplaces sell of what they were told there is, in the transaction in which their order becomes ours: they have
 * taken that off by themselves. Pieces of an order that is cancelled there they have put back. What a whole number was told after
 * has gone into that number, whenever we hear of it; where the clocks leave that in doubt, we err to where fewer are offered.
 */
@ApplicationScoped
public class CountOwnSales {
    /** Marketplaces tell times in whole seconds, and so do their clocks. */
    private static final Duration DOUBT = Duration.ofSeconds(1);

    private final WishStore wishes;
    private final Channels channels;
    private final Clocks clocks;

    CountOwnSales(WishStore wishes, Channels channels, Clocks clocks) {
        this.wishes = wishes;
        this.channels = channels;
        this.clocks = clocks;
    }

    /** The order is ours; the caller holds its row. In doubt it does not count, and so is taken off once more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sold(MarketplaceOrder order) {
        wishes.count(soldWith(order));
    }

    /** The same of many, by one batch: who takes many at a time locks their goods' rows in the order in which everybody does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sold(Collection<MarketplaceOrder> orders) {
        wishes.count(orders.stream().flatMap(order -> soldWith(order).stream()).toList());
    }

    private List<WishStore.Counted> soldWith(MarketplaceOrder order) {
        return skewOf(order)
                .map(skew -> counted(
                        order,
                        1,
                        order.placedAt()
                                .minus(skew.isNegative() ? Duration.ZERO : skew)
                                .minus(DOUBT)))
                .orElse(List.of());
    }

    /** One that was ours is cancelled there. In doubt it counts, and so is not put back once more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancelled(MarketplaceOrder order) {
        Duration skew = skewOf(order).filter(Duration::isNegative).orElse(Duration.ZERO);
        wishes.count(counted(order, -1, order.updatedAt().minus(skew).plus(DOUBT)));
    }

    /** How much later it is there than here. A clock of theirs that is behind may only seem so, because an answer took long. */
    private Optional<Duration> skewOf(MarketplaceOrder order) {
        return clocks.skewOf(order.id().channel(), order.id().shopId());
    }

    /** @param at by our clock, as early or as late as it can have been */
    private List<WishStore.Counted> counted(MarketplaceOrder order, int sign, Instant at) {
        if (!channels.can(order.id().channel(), StockSteps.class)) {
            return List.of();
        }
        Map<String, Long> pieces = new HashMap<>();
        order.lines().stream()
                .filter(line -> !line.sku().skuId().isEmpty())
                .forEach(line -> pieces.merge(line.sku().skuId(), sign * line.quantity(), Math::addExact));
        return pieces.entrySet().stream()
                .map(sold -> new WishStore.Counted(order.id(), sold.getKey(), sold.getValue(), at))
                .toList();
    }
}
