package by.pavilion.ordering.returns;

import by.pavilion.identity.Caller;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.ReturnId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of returns. */
@ApplicationScoped
@Transactional
public class Returns {
    private final ReturnStore store;
    private final Orders orders;

    Returns(ReturnStore store, Orders orders) {
        this.store = store;
        this.orders = orders;
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none, or none of an order that the caller may see */
    public OrderReturn visible(Caller caller, ReturnId id) {
        OrderReturn found = store.find(id).orElseThrow(ReturnProblems::noSuchReturn);
        orders.visible(caller, found.order());
        return found;
    }

    /**
     * Those of an order, the newest first.
     *
     * @throws by.pavilion.shared.Problem 404 when the caller may not see such an order
     */
    public Page<OrderReturn> page(Caller caller, OrderId order, @Nullable String cursor, int limit) {
        orders.visible(caller, order);
        return page(store.page(order, below(cursor), limit + 1), limit);
    }

    /** All or those in a state, the newest first. */
    public Page<OrderReturn> page(Optional<ReturnState> state, @Nullable String cursor, int limit) {
        return page(store.page(state, below(cursor), limit + 1), limit);
    }

    private static Page<OrderReturn> page(List<OrderReturn> limitPlusOne, int limit) {
        return Page.of(limitPlusOne, limit, one -> Cursor.print(one.id().value()));
    }

    private static long below(@Nullable String cursor) {
        return cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
    }
}
