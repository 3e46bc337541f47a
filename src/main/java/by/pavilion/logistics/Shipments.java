package by.pavilion.logistics;

import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading shipments. */
@ApplicationScoped
public class Shipments {
    private final ShipmentStore store;

    Shipments(ShipmentStore store) {
        this.store = store;
    }

    @Transactional
    public Optional<Shipment> find(ShipmentId id) {
        return store.find(id);
    }

    /**
     * Shipments, newest first.
     *
     * @param orderId only the shipment of this order, when given
     * @param before the last shipment of the page before, when given
     */
    @Transactional
    public Page<Shipment> page(@Nullable String orderId, @Nullable ShipmentId before, int limit) {
        return Page.of(store.page(orderId, before, limit + 1), limit, shipment -> shipment.id()
                .toString());
    }

    /** What carriers told of the shipment, by the time at which it happened. */
    @Transactional
    public List<TrackingEvent> tracking(ShipmentId id) {
        return Shipment.byTime(store.tracking(id));
    }
}
