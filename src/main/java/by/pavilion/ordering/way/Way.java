package by.pavilion.ordering.way;

import by.pavilion.ordering.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The way of an order's parcel as its buyer may see it. */
@ApplicationScoped
public class Way {
    private final WayStore store;

    Way(WayStore store) {
        this.store = store;
    }

    /** By the time at which it happened, without what was taken back. */
    public List<ParcelStep> of(OrderId order) {
        return store.steps(order);
    }

    /** The order whose parcel has this tracking number or id; the newest, where carriers have used a number again. */
    public Optional<OrderId> orderOf(String parcel) {
        return store.orderOf(parcel);
    }

    /** When the buyer is expected to have it, where that is known. */
    public Optional<Instant> expectedAt(OrderId order) {
        return store.expectedAt(order);
    }
}
