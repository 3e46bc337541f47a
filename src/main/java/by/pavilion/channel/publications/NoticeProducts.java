package by.pavilion.channel.publications;

import by.pavilion.channel.ExternalProduct;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** A marketplace says that something has become of a product. What, it is asked. */
@ApplicationScoped
public class NoticeProducts {
    private final PublicationStore store;
    private final Workers workers;
    private final Clock clock;

    NoticeProducts(PublicationStore store, Workers workers, Clock clock) {
        this.store = store;
        this.workers = workers;
        this.clock = clock;
    }

    @Transactional
    public void look(ExternalProduct product) {
        if (store.ask(product, clock.instant())) {
            workers.wake(HandInListings.NAME);
        }
    }
}
