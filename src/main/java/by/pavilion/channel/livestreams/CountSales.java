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
import java.util.Set;
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
     * An order of a marketplace that is ours.
     *
     * @param boughtAt when its buyer placed it there
     */
    public record Sale(long channelOrder, ExternalOrder external, Order order, Instant boughtAt) {}

    /** An order of a marketplace is ours; the caller holds its row. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sold(Sale sale) {
        count(List.of(sale));
    }

    /** The same of many. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sold(List<Sale> taken) {
        count(taken);
    }

    private void count(List<Sale> taken) {
        sales.add(taken.stream().flatMap(sale -> goods(sale).stream()).toList());
        Set<Long> back = sales.back(taken.stream().map(Sale::channelOrder).toList());
        if (!back.isEmpty()) { // they were cancelled before anybody could count them
            taken.stream()
                    .filter(sale -> back.contains(sale.channelOrder()))
                    .forEach(sale -> store.giveBackMore(sale.external(), clock.instant()));
            workers.wake(RunLivestreams.NAME);
        }
    }

    private static List<LivestreamSaleStore.Sold> goods(Sale sale) {
        Map<Sku, LivestreamSaleStore.Sold> goods = new TreeMap<>();
        for (OrderLine line : sale.order().lines()) {
            Money revenue = line.goods().minus(line.discount());
            goods.merge(
                    line.sku(),
                    new LivestreamSaleStore.Sold(sale, line.sku(), line.quantity(), revenue),
                    (one, more) -> new LivestreamSaleStore.Sold(
                            sale,
                            one.sku(),
                            Math.addExact(one.pieces(), more.pieces()),
                            one.revenue().plus(more.revenue())));
        }
        return List.copyOf(goods.values());
    }

    /** Its marketplace has cancelled it, whatever that means for the pieces. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancelled(long channelOrder) {
        sales.cancel(channelOrder);
    }
}
