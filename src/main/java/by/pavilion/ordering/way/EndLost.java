package by.pavilion.ordering.way;

import by.pavilion.inventory.BookStranded;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderFile;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Refund;
import by.pavilion.ordering.RefundFollower;
import by.pavilion.ordering.RefundState;
import by.pavilion.ordering.ReleaseFollower;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A parcel that will not come to its buyer and whose money has all gone back: nobody waits for either any more, so the order is
 * over, whichever of the two was told first. Before customs' release its declaration holds it: then it is over with the release.
 * What is still reserved for it is written off.
 */
@ApplicationScoped
class EndLost implements RefundFollower, ReleaseFollower {
    /** Whoever has told that it was delivered was wrong. */
    private static final Set<String> GONE = Set.of("lost", "delivery_withdrawn");

    /** Its buyer may still be given it, so nothing is over once it was delivered. */
    private static final Set<String> SPOILT = Set.of("damaged", "temperature");

    private final WayStore store;
    private final OrderFile orders;
    private final BookStranded bookStranded;

    EndLost(WayStore store, OrderFile orders, BookStranded bookStranded) {
        this.store = store;
        this.orders = orders;
        this.bookStranded = bookStranded;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settled(Refund refund, RefundState state) {
        if (state == RefundState.SUCCEEDED) {
            end(refund.order());
        }
    }

    @Override
    public void retried(Refund failed, Refund instead) {
        // nothing has gone back yet
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void released(List<OrderId> paidBack) {
        paidBack.forEach(this::end);
    }

    /** Ends the order when it has come to that. Lock order: the order, stock last. */
    @Transactional(Transactional.TxType.MANDATORY)
    void end(OrderId id) {
        Set<String> troubles = store.troubles(id);
        if (troubles.stream().anyMatch(kind -> GONE.contains(kind) || SPOILT.contains(kind))) {
            orders.lock(id).flatMap(order -> reason(order, troubles)).ifPresent(reason -> {
                if (orders.endWhenPaidBack(id, reason)) {
                    bookStranded.writeOff(id.toString());
                }
            });
        }
    }

    private static Optional<String> reason(Order order, Set<String> troubles) {
        boolean undelivered = order.status() == OrderStatus.RELEASED || order.status() == OrderStatus.SHIPPED;
        return troubles.stream()
                .filter(kind -> GONE.contains(kind) || (undelivered && SPOILT.contains(kind)))
                .sorted()
                .findFirst()
                .map(kind -> kind.replace('_', '-'));
    }
}
