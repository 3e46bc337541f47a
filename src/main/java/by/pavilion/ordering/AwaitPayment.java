package by.pavilion.ordering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Lets an order wait for a payment that has been started, and go on without it when it came to nothing. */
@ApplicationScoped
public class AwaitPayment {
    private final OrderStore orders;
    private final Journal journal;
    private final Clock clock;

    AwaitPayment(OrderStore orders, Journal journal, Clock clock) {
        this.orders = orders;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A payment of the full amount begins. The order stays locked until the transaction ends.
     *
     * @throws by.pavilion.shared.Problem 409 when the order is paid or being paid, or not to be paid any more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Order begin(OrderId id) {
        Order order = lock(id);
        if (order.status() != OrderStatus.PLACED || order.paymentStatus() != PaymentStatus.UNPAID) {
            throw OrderingProblems.notPayable(order.status(), order.paymentStatus());
        }
        Order waiting = order.with(PaymentStatus.PENDING);
        orders.update(waiting);
        return waiting;
    }

    /** The payment came to nothing: another one may be started. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveUp(OrderId id, PaymentId payment, String reason) {
        Order order = lock(id);
        if (order.status() != OrderStatus.PLACED) {
            return; // paid by another payment meanwhile
        }
        Order unpaid = order.with(PaymentStatus.UNPAID).told();
        orders.update(unpaid);
        journal.write(List.of(new Journal.Entry(
                unpaid, OrderPaymentFailed.of(unpaid, payment, reason, clock.instant()), Actor.PAYMENT_FIRM)));
    }

    private Order lock(OrderId id) {
        return orders.lock(id).orElseThrow(() -> new IllegalStateException("there is no order " + id));
    }
}
