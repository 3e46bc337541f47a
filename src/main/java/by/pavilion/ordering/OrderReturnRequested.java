package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** Somebody wants to give goods of the order back. */
public record OrderReturnRequested(
        @JsonUnwrapped OrderState order, @JsonUnwrapped ReturnFact goods, Instant requestedAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "return-requested";
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
