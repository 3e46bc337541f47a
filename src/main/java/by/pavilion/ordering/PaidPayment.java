package by.pavilion.ordering;

import by.pavilion.shared.Money;
import java.time.Instant;

/**
 * A settled payment.
 *
 * @param provider our name for the payment firm
 * @param providerTransactionId the firm's number, by which customs finds its payment message
 */
public record PaidPayment(
        PaymentId paymentId, String provider, String providerTransactionId, Money amount, Instant paidAt) {}
