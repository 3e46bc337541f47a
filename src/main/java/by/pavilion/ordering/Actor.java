package by.pavilion.ordering;

/** Who made an order go a step further. */
public enum Actor {
    STOREFRONT,
    BUYER,
    OPERATOR,
    MARKETPLACE,
    PAYMENT_FIRM,
    CUSTOMS,
    CARRIER,
    /** We ourselves, by our own checks. */
    PAVILION
}
