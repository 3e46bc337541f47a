package by.pavilion.ordering.holds;

import by.pavilion.ordering.OrderId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reading of holds. */
@ApplicationScoped
@Transactional
public class Holds {
    private final HoldStore store;

    Holds(HoldStore store) {
        this.store = store;
    }

    /** What holds these orders now; those that nothing holds are left out. */
    public Map<OrderId, List<Hold>> open(Collection<OrderId> orders) {
        return store.open(orders).stream().collect(Collectors.groupingBy(Hold::order));
    }

    /** All of an order, the newest first. */
    public Page<Hold> page(OrderId order, @Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.page(order, below, limit + 1L),
                limit,
                hold -> Cursor.print(hold.id().value()));
    }
}
