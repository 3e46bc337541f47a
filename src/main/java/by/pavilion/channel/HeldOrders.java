package by.pavilion.channel;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** Orders that are held are tried again at once when what they wait for may have come. */
@ApplicationScoped
public class HeldOrders {
    static final String SHORTAGE = "shortage";
    static final String UNMAPPED = "unmapped-sku";
    static final String REFUSED_THERE = "refused-there";
    static final String STOPPED_THERE = "stopped-there";

    private final ChannelOrderStore orders;
    private final Workers workers;
    private final Clock clock;

    HeldOrders(ChannelOrderStore orders, Workers workers, Clock clock) {
        this.orders = orders;
        this.workers = workers;
        this.clock = clock;
    }

    /** There may be more of these goods than there was. */
    @Transactional
    public void stocked(Collection<Sku> skus) {
        List<Long> waiting = orders.heldFor(SHORTAGE, detail -> skus.stream().anyMatch(sku -> isAbout(detail, sku)));
        wake(waiting);
    }

    /** A shop sells goods of ours under other numbers than before. */
    @Transactional
    public void listed(String channel, String shopId) {
        wake(orders.heldOf(channel, shopId, UNMAPPED));
    }

    private void wake(List<Long> waiting) {
        if (!waiting.isEmpty()) {
            orders.hurryHeld(waiting, clock.instant());
            workers.wake(ImportOrders.NAME);
        }
    }

    /** What is missing stands in the detail: {@code BY-KOM-CHOC-001×2, …}. */
    private static boolean isAbout(String detail, Sku sku) {
        return List.of(detail.split("[×, ]+")).contains(sku.value());
    }
}
