package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderLine;
import by.pavilion.shared.Money;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what shows sell, in the transaction that takes or cancels the order. */
@ApplicationScoped
public class CountSales {
    private final LivestreamSaleStore sales;
    private final LivestreamStore store;
    private final Workers workers;
    private final Clock clock;

    CountSales(LivestreamSaleStore sales, LivestreamStore store, Workers workers, Clock clock) {
        this.sales = sales;
        this.store = store;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * An order of a marketplace is ours; the caller holds its row.
     *
     * @param boughtAt when its buyer placed it there
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sold(long channelOrder, ExternalOrder external, Order order, Instant boughtAt) {
        Map<Sku, LivestreamSaleStore.Sold> goods = new TreeMap<>();
        for (OrderLine line : order.lines()) {
            Money revenue = line.goods().minus(line.discount());
            goods.merge(
                    line.sku(),
                    new LivestreamSaleStore.Sold(line.sku(), line.quantity(), revenue),
                    (one, more) -> new LivestreamSaleStore.Sold(
                            one.sku(),
                            Math.addExact(one.pieces(), more.pieces()),
                            one.revenue().plus(more.revenue())));
        }
        sales.add(channelOrder, external, List.copyOf(goods.values()), order.warehouse(), boughtAt);
        if (sales.isBack(channelOrder)) { // it was cancelled before anybody could count it
            store.giveBackMore(external, clock.instant());
            workers.wake(RunLivestreams.NAME);
        }
    }

    /** Its marketplace has cancelled it, whatever that means for the pieces. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancelled(long channelOrder) {
        sales.cancel(channelOrder);
    }
}
