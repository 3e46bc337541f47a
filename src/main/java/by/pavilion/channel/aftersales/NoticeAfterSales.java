package by.pavilion.channel.aftersales;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.ExternalAfterSale;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.KeptNumbers;
import by.pavilion.channel.ShopFollower;
import by.pavilion.ordering.Orders;
import by.pavilion.shared.Money;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes notice of what a marketplace's list says that buyers want back. */
@ApplicationScoped
public class NoticeAfterSales implements ShopFollower {
    private final AfterSaleStore store;
    private final Orders orders;
    private final KeptNumbers keptNumbers;
    private final Workers workers;
    private final Clock clock;

    NoticeAfterSales(AfterSaleStore store, Orders orders, KeptNumbers keptNumbers, Workers workers, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.keptNumbers = keptNumbers;
        this.workers = workers;
        this.clock = clock;
    }

    /** Has one looked at that a message speaks of. */
    @Transactional
    public void look(ExternalAfterSale named) {
        store.look(new ExternalAfterSale(keptNumbers.of(named.order()), named.externalId()), clock.instant());
        workers.wake(FollowAfterSales.NAME);
    }

    /**
     * An order that is held because a part of it was paid back is sent whole, as a person says.
     *
     * @return false when nothing of that kind holds it
     */
    @Transactional
    public boolean letGo(String channel, String shopId, String externalAfterSaleId) {
        boolean isPart = store.find(channel, shopId, externalAfterSaleId)
                .filter(this::isLessThanTheOrder)
                .isPresent();
        boolean letGo = isPart && store.letGo(channel, shopId, externalAfterSaleId, clock.instant());
        workers.wake(FollowAfterSales.NAME);
        return letGo;
    }

    /** What was paid back whole nobody may send. */
    private boolean isLessThanTheOrder(KnownAfterSale known) {
        Money paidBack = KnownAfterSale.sum(store.paidBackBeforeShipping(known.order()));
        return orders.findExternal(
                        known.channel(),
                        known.shopId(),
                        keptNumbers.of(known.order()).externalOrderId())
                .filter(order -> paidBack.compareTo(order.totals().payable()) < 0)
                .isPresent();
    }

    /** An order is ours now: what its buyer wants back may have been told before. */
    @Transactional
    public void imported(ExternalOrder order) {
        imported(List.of(order));
    }

    /** The same of many. */
    @Transactional
    public void imported(Collection<ExternalOrder> orders) {
        store.hurry(orders, clock.instant());
        workers.wake(FollowAfterSales.NAME);
    }

    /** Looks once more at those of a shop of which nobody has heard the end. */
    @Transactional
    public void lookAtOpen(String channel, String shopId) {
        store.lookAtOpen(channel, shopId, clock.instant());
        workers.wake(FollowAfterSales.NAME);
    }

    /** Looks at what waits of a shop now. */
    @Override
    @Transactional
    public void worksAgain(String channel, String shopId, Instant now) {
        store.hurry(channel, shopId, now);
        workers.wake(FollowAfterSales.NAME);
    }

    /** The numbers of those among these that nobody has followed yet, nor says before the transaction ends that he has. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<String> unfollowed(String channel, String shopId, List<AfterSale> noticed) {
        return store.lockWaiting(
                channel, shopId, noticed.stream().map(AfterSale::externalId).toList());
    }

    @Transactional
    public void notice(String channel, String shopId, List<AfterSale> found) {
        Map<String, String> kept = keptNumbers.of(
                channel, shopId, found.stream().map(AfterSale::externalOrderId).collect(Collectors.toSet()));
        found.stream()
                .sorted(Comparator.comparing(
                        AfterSale::externalId)) // as rows are locked: several may read the same list
                .forEach(told -> store.notice(
                        channel,
                        shopId,
                        told.ofOrder(kept.getOrDefault(told.externalOrderId(), told.externalOrderId())),
                        clock.instant()));
        if (!found.isEmpty()) {
            workers.wake(FollowAfterSales.NAME);
        }
    }
}
