package by.pavilion.ordering.way;

import by.pavilion.identity.Caller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.Pieces;
import by.pavilion.ordering.returns.RequestReturn;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A parcel that nobody took is on its way back, with everything in it: its return is asked for, once for each shipment. Approving
 * it, looking at the goods and paying back go on as for every return. Where a return is not possible, the case stays.
 */
@ApplicationScoped
class ComeBack {
    private static final Logger LOG = Logger.getLogger(ComeBack.class);
    private static final Caller OURSELVES = new Caller("pavilion", Optional.of(Role.OPERATOR), Optional.empty());

    private final Orders orders;
    private final RequestReturn requestReturn;

    ComeBack(Orders orders, RequestReturn requestReturn) {
        this.orders = orders;
        this.requestReturn = requestReturn;
    }

    /** In a transaction of its own: it is found again by its key when the event comes a second time. */
    void ask(OrderId id, String shipment) {
        try {
            Order order = Transactions.retrying(() -> orders.visible(OURSELVES, id));
            List<Pieces> everything = order.lines().stream()
                    .map(line -> new Pieces(Optional.of(line.id()), Optional.empty(), line.quantity()))
                    .toList();
            requestReturn.request(
                    OURSELVES,
                    new IdempotencyKey("undelivered-" + shipment),
                    id,
                    new RequestReturn.Wish("not-delivered", Optional.empty(), everything));
        } catch (Problem notPossible) {
            LOG.infof("order=%s of shipment=%s has no return: %s", id, shipment, notPossible.getMessage());
        }
    }
}
