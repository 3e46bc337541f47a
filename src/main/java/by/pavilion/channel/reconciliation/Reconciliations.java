package by.pavilion.channel.reconciliation;

import by.pavilion.channel.Shop;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** What operators see and want of comparisons. */
@ApplicationScoped
public class Reconciliations {
    private final ReconciliationStore store;
    private final Workers workers;
    private final Clock clock;

    Reconciliations(ReconciliationStore store, Workers workers, Clock clock) {
        this.store = store;
        this.workers = workers;
        this.clock = clock;
    }

    @Transactional
    public List<Reconciliation> of(Shop shop) {
        return store.of(shop.channel(), shop.shopId());
    }

    /** Compares a shop now. */
    @Transactional
    public void now(Shop shop) {
        store.now(shop.channel(), shop.shopId(), clock.instant());
        workers.wake(ReconcileShops.NAME);
    }
}
