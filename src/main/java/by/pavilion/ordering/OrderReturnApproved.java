package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The goods may come back. */
public record OrderReturnApproved(
        @JsonUnwrapped OrderState order, @JsonUnwrapped ReturnFact goods, Instant approvedAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "return-approved";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return approvedAt;
    }
}
