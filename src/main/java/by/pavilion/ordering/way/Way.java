package by.pavilion.ordering.way;

import by.pavilion.ordering.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The way of an order's parcel, and of those in which its goods come back, as its buyer may see it. */
@ApplicationScoped
public class Way {
    private final WayStore store;
    private final ReturnWayStore returns;

    Way(WayStore store, ReturnWayStore returns) {
        this.store = store;
        this.returns = returns;
    }

    /** By the time at which it happened, without what was taken back. */
    public List<ParcelStep> of(OrderId order) {
        return store.steps(order);
    }

    /** The ways of the parcels in which its goods come back, those of which something was told or is expected. */
    public List<ReturnWay> back(OrderId order) {
        return returns.of(order);
    }

    /** The order whose parcel has this tracking number or id; the newest, where carriers have used a number again. */
    public Optional<OrderId> orderOf(String parcel) {
        return store.orderOf(parcel);
    }

    /** When the buyer is expected to have it, where that is known. */
    public Optional<ExpectedArrival> expected(OrderId order) {
        return store.expected(order);
    }
}
