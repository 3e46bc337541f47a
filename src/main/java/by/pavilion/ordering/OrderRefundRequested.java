package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** Money of the order is to go back to its payer. */
public record OrderRefundRequested(
        @JsonUnwrapped OrderState order, @JsonUnwrapped RefundFact refund, Instant requestedAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "refund-requested";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return requestedAt;
    }
}
