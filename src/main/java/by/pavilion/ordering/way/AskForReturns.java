package by.pavilion.ordering.way;

import by.pavilion.identity.Caller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.Pieces;
import by.pavilion.ordering.returns.RequestReturn;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A parcel that nobody took is on its way back, with everything in it: its return is asked for, once for each shipment. Approving
 * it, looking at the goods and paying back go on as for every return. An order of which some return was asked for already is
 * left to those who did. Where a return is not possible yet, it is tried again; the case stays meanwhile.
 */
@ApplicationScoped
class AskForReturns implements BackgroundWork {
    static final String NAME = "ordering-undelivered";
    private static final int PORTION = 100;

    /** What was not possible for so long is left to the person who has the case. */
    private static final Duration PATIENCE = Duration.ofDays(60);

    private static final Logger LOG = Logger.getLogger(AskForReturns.class);
    private static final Caller OURSELVES = new Caller("pavilion", Optional.of(Role.OPERATOR), Optional.empty());

    private final WayStore store;
    private final Orders orders;
    private final RequestReturn requestReturn;
    private final Clock clock;

    AskForReturns(WayStore store, Orders orders, RequestReturn requestReturn, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.requestReturn = requestReturn;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(30);
    }

    @Override
    public int doSome() {
        store.comingBack(clock.instant().minus(PATIENCE), PORTION).forEach(this::ask);
        return 0;
    }

    /** In a transaction of its own; the key finds it again should a repeat come in between. */
    private void ask(WayStore.Open trouble) {
        orders.find(trouble.order()).ifPresent(order -> {
            try {
                requestReturn.request(
                        OURSELVES,
                        new IdempotencyKey("undelivered-" + trouble.shipment()),
                        order.id(),
                        new RequestReturn.Wish("not-delivered", Optional.empty(), everything(order)),
                        trouble.tracking());
            } catch (Problem notPossible) {
                LOG.debugf(
                        "order=%s shipment=%s has no return: %s",
                        order.id(), trouble.shipment(), notPossible.type().slug());
            }
        });
    }

    private static List<Pieces> everything(Order order) {
        return order.lines().stream()
                .map(line -> new Pieces(Optional.of(line.id()), Optional.empty(), line.quantity()))
                .toList();
    }
}
