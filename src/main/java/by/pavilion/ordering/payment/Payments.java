package by.pavilion.ordering.payment;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reading of payments. */
@ApplicationScoped
@Transactional
public class Payments {
    private final PaymentStore store;

    Payments(PaymentStore store) {
        this.store = store;
    }

    /** The payments of an order, the first one first. */
    public List<Payment> of(OrderId order) {
        return store.of(order);
    }

    /** @throws by.pavilion.shared.Problem 404 when the order has no such payment */
    public Payment find(OrderId order, PaymentId id) {
        return store.find(id)
                .filter(payment -> payment.order().equals(order))
                .orElseThrow(PaymentProblems::noSuchPayment);
    }
}
