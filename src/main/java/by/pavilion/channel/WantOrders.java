package by.pavilion.channel;

import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/**
 * Has orders fetched that a marketplace's list says are new or have changed. Nothing of what the list says is applied: it only
 * tells where to look.
 */
@ApplicationScoped
public class WantOrders {
    private final ChannelOrderStore orders;
    private final Workers workers;
    private final Clock clock;

    WantOrders(ChannelOrderStore orders, Workers workers, Clock clock) {
        this.orders = orders;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Wants those of the orders of which a newer version was found than the one that was applied last.
     *
     * @param missed whether orders that others have sent were ours to send: what was sold before the shop was connected was not
     */
    @Transactional
    public void want(String channel, String shopId, List<OrderSearch.Found> found, boolean missed) {
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

    /** Has an order fetched once more, however it stands. */
    @Transactional
    public void fetchAgain(ExternalOrder order) {
        orders.hurry(order, clock.instant());
        workers.wake(ImportOrders.NAME);
    }

    /** Tries all orders of a shop now that wait. */
    @Transactional
    public void hurry(String channel, String shopId) {
        orders.hurry(channel, shopId, clock.instant());
        workers.wake(ImportOrders.NAME);
    }

    private static boolean isToBeImported(MarketplaceOrder.State state, boolean missed) {
        return switch (state) {
            case READY, UNKNOWN -> true;
            case FULFILLED -> missed;
            case EARLY, CANCELLED -> false;
        };
    }
}
