package by.pavilion.ordering;

import by.pavilion.shared.Money;
import java.util.List;

/**
 * Orders that one wish has become. They were placed together or not at all, and are paid together; each is a parcel, a
 * declaration and a payment of its own, and goes its own way from then on.
 *
 * @param orders in the order in which they were made
 */
public record Checkout(CheckoutId id, List<Order> orders) {
    public Checkout {
        orders = List.copyOf(orders);
        if (orders.isEmpty()) {
            throw new IllegalArgumentException("checkout " + id + " has no orders");
        }
    }

    /** What all its orders cost, whatever became of them. */
    public Money payable() {
        return orders.stream()
                .map(order -> order.totals().payable())
                .reduce(Money::plus)
                .orElseThrow();
    }

    public CheckoutPaymentStatus paymentStatus() {
        return CheckoutPaymentStatus.of(orders);
    }
}
