package by.pavilion.ordering.payment;

/** How far a payment is. */
public enum PaymentState {
    /** The firm has been or will be asked. */
    PENDING,
    PAID,
    /** Refused by the firm or not completed by the buyer. */
    FAILED
}
