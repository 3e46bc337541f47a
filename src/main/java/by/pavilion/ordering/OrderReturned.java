package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** All goods of the order came back, and customs has accepted their return. */
public record OrderReturned(@JsonUnwrapped OrderState order, String declarationId, Instant returnedAt)
        implements Event {
    static OrderReturned of(Order order, Instant at) {
        return new OrderReturned(order.state(), order.progress().requiredDeclarationId(), at);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "returned";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return returnedAt;
    }
}
