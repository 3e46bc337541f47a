package by.pavilion.ordering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reading of what was taken out of orders that stayed; of an order that was cancelled as a whole its status tells. */
@ApplicationScoped
@Transactional
public class CancelledLines {
    private static final int MOST = 500;

    private final CancelledPiecesStore store;

    CancelledLines(CancelledPiecesStore store) {
        this.store = store;
    }

    /** The first five hundred, the oldest first. */
    public List<CancelledLine> of(OrderId order) {
        return store.of(order, MOST);
    }
}
