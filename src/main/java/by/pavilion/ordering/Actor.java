package by.pavilion.ordering;

import by.pavilion.identity.Caller;
import by.pavilion.identity.Role;

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
    PAVILION;

    /** Of those who have keys or tokens. */
    public static Actor of(Caller caller) {
        if (caller.is(Role.OPERATOR)) {
            return OPERATOR;
        }
        return caller.is(Role.BUYER) ? BUYER : STOREFRONT;
    }
}
