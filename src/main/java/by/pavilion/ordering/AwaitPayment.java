package by.pavilion.ordering;

import by.pavilion.shared.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets an order wait for a payment that has been started, and go on without it when it came to nothing. */
@ApplicationScoped
public class AwaitPayment {
    private final OrderStore orders;
    private final RefundStore refunds;
    private final Journal journal;
    private final Clock clock;

    AwaitPayment(OrderStore orders, RefundStore refunds, Journal journal, Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Payments of the full amounts begin. The orders stay locked until the transaction ends.
     *
     * @param wanted the orders and who wants to have them paid
     * @return the orders as they wait now, or why they cannot: 404 when the caller has no such order, 409 when it is paid or
     *     being paid, or not to be paid any more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<OrderId, Answer<Order>> begin(Map<OrderId, PlacedBy> wanted) {
        Map<OrderId, Answer<Order>> answers = new HashMap<>();
        wanted.keySet().forEach(id -> answers.put(id, Answer.refused(OrderingProblems.noSuchOrder())));
        List<Order> waiting = new ArrayList<>();
        for (Order order : orders.lock(wanted.keySet())) {
            if (!order.placedBy().equals(wanted.get(order.id()))) {
                continue;
            }
            if (order.status() != OrderStatus.PLACED || !hasNoMoney(order.paymentStatus())) {
                answers.put(
                        order.id(), Answer.refused(OrderingProblems.notPayable(order.status(), order.paymentStatus())));
            } else {
                Order pending = order.with(PaymentStatus.PENDING);
                waiting.add(pending);
                answers.put(order.id(), Answer.of(pending));
            }
        }
        orders.updateStatuses(waiting);
        return answers;
    }

    /** Money that an order did not wait for may be on its way back: it waits for the right one all the same. */
    private static boolean hasNoMoney(PaymentStatus status) {
        return switch (status) {
            case UNPAID, REFUND_PENDING, REFUNDED -> true;
            case PENDING, PAID, PARTIALLY_REFUNDED -> false;
        };
    }

    /** The payment came to nothing: another one may be started. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveUp(OrderId id, PaymentId payment, String reason) {
        Order order = lock(id);
        if (order.status() != OrderStatus.PLACED) {
            return; // paid by another payment meanwhile
        }
        List<OrderId> one = List.of(id);
        OrderMoney money = OweRefunds.sum(order, refunds.money(one));
        Order unpaid = order.with(OweRefunds.status(order, money, refunds.beingPaid(one)))
                .told();
        orders.update(unpaid);
        journal.write(List.of(new Journal.Entry(
                unpaid, OrderPaymentFailed.of(unpaid, payment, reason, clock.instant()), Actor.PAYMENT_FIRM)));
    }

    private Order lock(OrderId id) {
        return orders.lock(id).orElseThrow(() -> new IllegalStateException("there is no order " + id));
    }
}
