package by.pavilion.ordering;

/** How far the money of an order is. */
public enum PaymentStatus {
    UNPAID,
    /** A payment is under way at a payment firm. */
    PENDING,
    PAID,
    /** Money of its price is on its way back. */
    REFUND_PENDING,
    PARTIALLY_REFUNDED,
    REFUNDED
}
