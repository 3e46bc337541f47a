package by.pavilion.ordering;

import by.pavilion.shared.Money;

/**
 * A payment that has come, and how much of it goes back or has gone, in minor units.
 *
 * @param transactionId the payment firm's own number
 */
record PaymentMoney(
        PaymentId payment,
        OrderId order,
        String provider,
        String transactionId,
        Money amount,
        long goingBack,
        long goneBack) {
    long refundable() {
        return amount.minor() - goingBack - goneBack;
    }
}
