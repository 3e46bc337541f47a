package by.pavilion.ordering;

import by.pavilion.identity.Caller;
import by.pavilion.identity.Role;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reading of orders. */
@ApplicationScoped
@Transactional
public class Orders {
    private final OrderStore store;
    private final TimelineStore timelines;

    Orders(OrderStore store, TimelineStore timelines) {
        this.store = store;
        this.timelines = timelines;
    }

    public Optional<Order> find(OrderId id) {
        return store.find(id);
    }

    public List<Order> find(Collection<OrderId> ids) {
        return store.find(ids);
    }

    /** Where the orders among these that marketplaces have sold were sold; nothing else of them is read. */
    public Map<OrderId, SalesChannel> soldElsewhere(Collection<OrderId> ids) {
        return store.soldElsewhere(ids);
    }

    /** The orders that a marketplace's shop knows by these numbers. */
    public List<Order> findExternal(String channel, String shopId, Collection<String> externalOrderIds) {
        return store.findExternal(channel, shopId, externalOrderIds);
    }

    /** The order that a marketplace knows by this number. */
    public Optional<Order> findExternal(String channel, String shopId, String externalOrderId) {
        return store.findExternal(channel, shopId, externalOrderId);
    }

    /**
     * An order that this caller may see: an operator any, a storefront those that it placed, a buyer the one whose token it
     * holds.
     *
     * @throws Problem 404 otherwise, whether or not there is such an order
     */
    public Order visible(Caller caller, OrderId id) {
        return store.find(id).filter(order -> mayBeSeen(caller, order)).orElseThrow(OrderingProblems::noSuchOrder);
    }

    /**
     * That this caller may see the order; nothing else of it is read.
     *
     * @throws Problem 404 otherwise, whether or not there is such an order
     */
    public void requireVisible(Caller caller, OrderId id) {
        if (store.placedBy(id)
                .filter(placedBy -> mayBeSeen(caller, id, placedBy))
                .isEmpty()) {
            throw OrderingProblems.noSuchOrder();
        }
    }

    /** The checkouts that are there, by two statements. */
    Map<CheckoutId, Checkout> checkouts(Collection<CheckoutId> ids) {
        return store.ofCheckouts(ids).stream()
                .collect(Collectors.groupingBy(
                        order -> order.checkout().orElseThrow(),
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                orders -> new Checkout(orders.get(0).checkout().orElseThrow(), orders))));
    }

    /**
     * A checkout whose orders this caller may see.
     *
     * @throws Problem 404 otherwise, whether or not there is such a checkout
     */
    public Checkout visible(Caller caller, CheckoutId id) {
        return Optional.ofNullable(checkouts(List.of(id)).get(id))
                .filter(checkout -> checkout.orders().stream().allMatch(order -> mayBeSeen(caller, order)))
                .orElseThrow(OrderingProblems::noSuchOrder);
    }

    /** The newest first. */
    public Page<Order> page(OrderFilter filter, @Nullable String cursor, int limit) {
        @Nullable OrderId below = cursor == null ? null : new OrderId(Cursor.parseLong(cursor));
        return Page.of(
                store.page(filter, below, limit + 1),
                limit,
                order -> Cursor.print(order.id().value()));
    }

    /** The steps of an order, the first one first. */
    public List<TimelineStep> timeline(OrderId id) {
        return timelines.of(id);
    }

    static boolean mayBeSeen(Caller caller, Order order) {
        return mayBeSeen(caller, order.id(), order.placedBy());
    }

    private static boolean mayBeSeen(Caller caller, OrderId id, PlacedBy placedBy) {
        return caller.is(Role.OPERATOR)
                || (caller.is(Role.STOREFRONT) && placedBy.equals(PlacedBy.caller(caller)))
                || (caller.is(Role.BUYER) && caller.id().equals(id.toString()));
    }
}
