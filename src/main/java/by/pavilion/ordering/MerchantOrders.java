package by.pavilion.ordering;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading of orders by the merchants whose goods are in them. */
@ApplicationScoped
@Transactional
public class MerchantOrders {
    private final OrderStore store;
    private final OrderLineStore lines;

    MerchantOrders(OrderStore store, OrderLineStore lines) {
        this.store = store;
        this.lines = lines;
    }

    /** The newest first. */
    public Page<MerchantOrder> page(MerchantId merchant, @Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        List<OrderId> ids = lines.ordersOf(merchant, below, limit + 1);
        List<MerchantOrder> found = store.find(ids).stream()
                .sorted(Comparator.comparingLong((Order order) -> order.id().value())
                        .reversed())
                .map(order -> MerchantOrder.of(order, merchant))
                .toList();
        return Page.of(found, limit, order -> Cursor.print(order.id().value()));
    }
}
