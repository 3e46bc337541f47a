package by.pavilion.ordering;

import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * Money of one payment that goes back to its payer, all of it or a part.
 *
 * @param providerRefundId the payment firm's own number, once it has told
 * @param failure the firm's word for why it came to nothing
 */
public record Refund(
        RefundId id,
        OrderId order,
        PaymentId payment,
        String provider,
        RefundState state,
        RefundReason reason,
        Money amount,
        Optional<String> providerRefundId,
        Optional<String> failure,
        Instant requestedAt,
        Optional<Instant> settledAt) {}
