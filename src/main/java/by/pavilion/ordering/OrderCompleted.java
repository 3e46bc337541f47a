package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The buyer has the goods and can no longer give them back with their tax: nothing of the order is open. */
public record OrderCompleted(@JsonUnwrapped OrderState order, Instant completedAt) implements Event {
    static OrderCompleted of(Order order, Instant at) {
        return new OrderCompleted(order.state(), at);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "completed";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return completedAt;
    }
}
