package by.pavilion.ordering;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How far the money of a whole checkout is. */
public enum CheckoutPaymentStatus {
    UNPAID,
    /** Payments are under way, and nothing has come yet. */
    PENDING,
    /** The money of some orders is here, that of others is not. */
    PARTIALLY_PAID,
    PAID,
    /** Money of a price is on its way back. */
    REFUND_PENDING,
    PARTIALLY_REFUNDED,
    REFUNDED;

    private static final Set<PaymentStatus> NOT_HERE = EnumSet.of(PaymentStatus.UNPAID, PaymentStatus.PENDING);

    /** Orders that ended without money are nobody's debt: they count only where there are no others. */
    static CheckoutPaymentStatus of(List<Order> orders) {
        Set<PaymentStatus> statuses = EnumSet.noneOf(PaymentStatus.class);
        orders.stream()
                .filter(order -> order.status() != OrderStatus.CANCELLED || !NOT_HERE.contains(order.paymentStatus()))
                .forEach(order -> statuses.add(order.paymentStatus()));
        if (statuses.isEmpty()) {
            return UNPAID;
        }
        if (statuses.size() == 1) {
            return of(statuses.iterator().next());
        }
        if (NOT_HERE.containsAll(statuses)) {
            return PENDING;
        }
        if (statuses.stream().anyMatch(NOT_HERE::contains)) {
            return PARTIALLY_PAID;
        }
        return statuses.contains(PaymentStatus.REFUND_PENDING) ? REFUND_PENDING : PARTIALLY_REFUNDED;
    }

    private static CheckoutPaymentStatus of(PaymentStatus status) {
        return switch (status) {
            case UNPAID -> UNPAID;
            case PENDING -> PENDING;
            case PAID -> PAID;
            case REFUND_PENDING -> REFUND_PENDING;
            case PARTIALLY_REFUNDED -> PARTIALLY_REFUNDED;
            case REFUNDED -> REFUNDED;
        };
    }
}
