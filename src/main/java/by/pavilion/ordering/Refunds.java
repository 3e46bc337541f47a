package by.pavilion.ordering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Reading of refunds. */
@ApplicationScoped
@Transactional
public class Refunds {
    private final RefundStore store;

    Refunds(RefundStore store) {
        this.store = store;
    }

    /** The refunds of an order, the first one first. */
    public List<Refund> of(OrderId order) {
        return store.of(order);
    }

    public Optional<Refund> find(RefundId id) {
        return store.find(id);
    }
}
