package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** A payment came to nothing; with {@code retryable} another may be started. */
public record OrderPaymentFailed(
        @JsonUnwrapped OrderState order, String paymentId, String reason, boolean retryable, Instant failedAt)
        implements Event, Reasoned {
    static OrderPaymentFailed of(Order order, PaymentId payment, String reason, Instant at) {
        return new OrderPaymentFailed(order.state(), payment.toString(), reason, true, at);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "payment-failed";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return failedAt;
    }
}
