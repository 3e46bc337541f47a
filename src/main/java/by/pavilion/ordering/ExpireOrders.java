package by.pavilion.ordering;

import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Cancels orders that were not paid in time, a portion in each transaction. An order with a payment under way is given some
 * minutes more; money that comes later still is refunded by itself.
 */
@ApplicationScoped
class ExpireOrders implements BackgroundWork {
    static final String REASON = "payment-expired";
    private static final Logger LOG = Logger.getLogger(ExpireOrders.class);
    private static final int PORTION = 100;

    private final OrderStore orders;
    private final CallOff callOff;
    private final OrderingConfig config;
    private final Clock clock;

    ExpireOrders(OrderStore orders, CallOff callOff, OrderingConfig config, Clock clock) {
        this.orders = orders;
        this.callOff = callOff;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ordering-expiry";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        Instant now = clock.instant();
        List<OrderId> expired = orders.expired(now, now.minus(config.paymentGrace()), PORTION);
        if (expired.isEmpty()) {
            return 0;
        }
        try {
            return expire(expired);
        } catch (RuntimeException e) { // one of them: it must not keep the others
            LOG.warnf("%d unpaid orders could not be cancelled together: %s", expired.size(), e);
            return expired.stream().mapToInt(this::expireAlone).sum();
        }
    }

    private int expireAlone(OrderId id) {
        try {
            return expire(List.of(id));
        } catch (RuntimeException e) {
            LOG.errorf(e, "order=%s is unpaid and could not be cancelled", id);
            return 0;
        }
    }

    private int expire(List<OrderId> ids) {
        return Transactions.retrying(() -> {
            Instant now = clock.instant();
            List<Order> waiting = orders.lock(ids).stream()
                    .filter(order -> isOver(order, now))
                    .toList();
            return callOff.cancel(waiting, Actor.PAVILION, REASON).size();
        });
    }

    /** Looked at again once the order is locked: it may have been paid, or a payment begun. */
    private boolean isOver(Order order, Instant now) {
        Instant end = order.paymentStatus() == PaymentStatus.PENDING ? now.minus(config.paymentGrace()) : now;
        return order.status() == OrderStatus.PLACED
                && order.expiresAt().filter(at -> !at.isAfter(end)).isPresent();
    }
}
