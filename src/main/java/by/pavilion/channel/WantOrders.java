package by.pavilion.channel;

import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Has orders fetched that a marketplace's list says are new or have changed. Nothing of what the list says is applied: it only
 * tells where to look.
 */
@ApplicationScoped
public class WantOrders implements ShopFollower {
    private final ChannelOrderStore orders;
    private final KeptNumbers keptNumbers;
    private final ParcelReportStore parcels;
    private final Workers workers;
    private final Clock clock;

    WantOrders(
            ChannelOrderStore orders,
            KeptNumbers keptNumbers,
            ParcelReportStore parcels,
            Workers workers,
            Clock clock) {
        this.orders = orders;
        this.keptNumbers = keptNumbers;
        this.parcels = parcels;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Wants those of the orders of which a newer version was found than the one that was applied last.
     *
     * @param listed as the marketplace's list tells of them
     * @param missed whether orders that others have sent were ours to send: what was sold before the shop was connected was not
     */
    @Transactional
    public void want(String channel, String shopId, List<OrderSearch.Found> listed, boolean missed) {
        List<OrderSearch.Found> found = keptNumbers.ofListed(channel, shopId, listed);
        List<OrderSearch.Found> wanted = found.stream()
                .filter(order -> isToBeImported(order.state(), missed))
                .toList();
        List<OrderSearch.Found> others = found.stream()
                .filter(order -> !isToBeImported(order.state(), missed))
                .toList();
        orders.wantNewer(channel, shopId, wanted, clock.instant());
        orders.lookAtNewer(channel, shopId, others, clock.instant());
        if (!found.isEmpty()) {
            workers.wake(ImportOrders.NAME);
        }
    }

    /** Has an order fetched, whether we have heard of it or not, and however it stands. */
    @Transactional
    public void wantAgain(ExternalOrder told) {
        ExternalOrder order = keptNumbers.of(told);
        orders.want(order, clock.instant());
        hurry(order);
    }

    /** Has an order fetched once more, however it stands. */
    @Transactional
    public void fetchAgain(ExternalOrder told) {
        hurry(keptNumbers.of(told));
    }

    private void hurry(ExternalOrder order) {
        orders.hurry(order, clock.instant());
        workers.wake(ImportOrders.NAME);
    }

    /** Tries all orders of a shop now that wait, and all its parcels that are to be reported. */
    @Override
    @Transactional
    public void worksAgain(String channel, String shopId, Instant now) {
        orders.hurry(channel, shopId, now);
        parcels.hurry(channel, shopId, now);
        workers.wake(ImportOrders.NAME);
        workers.wake(ReportParcels.NAME);
    }

    private static boolean isToBeImported(MarketplaceOrder.State state, boolean missed) {
        return switch (state) {
            case READY, STOPPED, UNKNOWN -> true;
            case FULFILLED -> missed;
            case EARLY, CANCELLED -> false;
        };
    }
}
