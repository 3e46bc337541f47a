package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The goods have come back and were checked. */
public record OrderReturnReceived(
        @JsonUnwrapped OrderState order, @JsonUnwrapped ReturnFact goods, Instant receivedAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "return-received";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return receivedAt;
    }
}
