package by.pavilion.ordering.rest;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.Refund;
import by.pavilion.ordering.RefundId;
import by.pavilion.ordering.RefundState;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Optional;

/** Money that goes back. */
record RefundResponse(
        RefundId id,
        OrderId orderId,
        PaymentId paymentId,
        String provider,
        RefundState status,
        String reason,
        Money amount,
        Optional<String> providerRefundId,
        Optional<String> failure,
        Instant requestedAt,
        Optional<Instant> settledAt) {

    static RefundResponse of(Refund refund) {
        return new RefundResponse(
                refund.id(),
                refund.order(),
                refund.payment(),
                refund.provider(),
                refund.state(),
                refund.reason().code(),
                refund.amount(),
                refund.providerRefundId(),
                refund.failure(),
                refund.requestedAt(),
                refund.settledAt());
    }
}
