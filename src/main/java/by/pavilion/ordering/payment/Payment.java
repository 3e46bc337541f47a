package by.pavilion.ordering.payment;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to get an order paid.
 *
 * @param transactionId the payment firm's own number, once it has told
 * @param codeUrl what the buyer scans or opens to pay, where the firm has such a thing
 * @param failure the firm's word for why it came to nothing
 */
public record Payment(
        PaymentId id,
        OrderId order,
        String provider,
        PaymentState state,
        Money amount,
        Optional<String> transactionId,
        Optional<String> codeUrl,
        Optional<String> failure,
        Instant requestedAt,
        Optional<Instant> paidAt) {}
