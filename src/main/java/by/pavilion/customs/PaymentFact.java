package by.pavilion.customs;

import java.time.Instant;

/**
 * That an order is paid, and through whom.
 *
 * @param provider our code of the payment firm
 * @param transactionId the payment firm's number of the transaction, at most 60 characters
 */
public record PaymentFact(String provider, String transactionId, Instant paidAt) {}
