package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The goods are on their way back, under a number. Told again when the number was wrong. */
public record OrderReturnSent(
        @JsonUnwrapped OrderState order, @JsonUnwrapped ReturnFact goods, Instant sentAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "return-sent";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return sentAt;
    }
}
