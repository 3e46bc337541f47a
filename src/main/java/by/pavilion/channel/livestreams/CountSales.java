package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderLine;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what shows sell, in the transaction that takes or cancels the order. */
@ApplicationScoped
public class CountSales {
    private final LivestreamSaleStore sales;

    CountSales(LivestreamSaleStore sales) {
        this.sales = sales;
    }

    /**
     * An order of a marketplace is ours.
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
    }

    /** Its marketplace has cancelled it, whatever that means for the pieces. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancelled(long channelOrder) {
        sales.cancel(channelOrder);
    }
}
