package by.pavilion.ordering.rest;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.payment.Payment;
import by.pavilion.ordering.payment.PaymentState;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Optional;

/** One attempt to get an order paid. */
record PaymentResponse(
        PaymentId id,
        OrderId orderId,
        String provider,
        PaymentState status,
        Money amount,
        Optional<String> providerTransactionId,
        Optional<String> codeUrl,
        Optional<String> failure,
        Instant requestedAt,
        Optional<Instant> paidAt) {

    static PaymentResponse of(Payment payment) {
        return new PaymentResponse(
                payment.id(),
                payment.order(),
                payment.provider(),
                payment.state(),
                payment.amount(),
                payment.transactionId(),
                payment.codeUrl(),
                payment.failure(),
                payment.requestedAt(),
                payment.paidAt());
    }
}
