package by.pavilion.ordering;

/**
 * The money of an order, in minor units of its one currency.
 *
 * @param payable what the order costs
 * @param paid all that has come, also what was not waited for
 * @param goingBack what is on its way back
 * @param goneBack what the payer has again
 */
record OrderMoney(long payable, long paid, long goingBack, long goneBack) {
    OrderMoney {
        if (payable < 0 || paid < 0 || goingBack < 0 || goneBack < 0) {
            throw new IllegalArgumentException("no amount of an order's money is negative");
        }
        if (Math.addExact(goingBack, goneBack) > paid) {
            throw new IllegalArgumentException("more goes back than has come");
        }
    }

    /** What may still be given back. */
    long refundable() {
        return paid - goingBack - goneBack;
    }

    /** What is here, what is on its way included: it may come to nothing. */
    long kept() {
        return paid - goneBack;
    }

    /** Money above the price that goes back changes nothing: the order is paid all the same. */
    PaymentStatus status() {
        if (paid == 0) {
            return PaymentStatus.UNPAID;
        }
        if (goingBack > 0 && refundable() < payable) {
            return PaymentStatus.REFUND_PENDING;
        }
        if (kept() == 0) {
            return PaymentStatus.REFUNDED;
        }
        return kept() < payable ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.PAID;
    }
}
