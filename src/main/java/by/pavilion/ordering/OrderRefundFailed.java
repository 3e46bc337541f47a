package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The payment firm did not give the money back, and it is still here: somebody has to look at it. */
public record OrderRefundFailed(
        @JsonUnwrapped OrderState order, @JsonUnwrapped RefundFact refund, String failure, Instant failedAt)
        implements Event {
    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "refund-failed";
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
