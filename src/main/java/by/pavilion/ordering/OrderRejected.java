package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** Customs has sent the list back. */
public record OrderRejected(@JsonUnwrapped OrderState order, String declarationId, Instant rejectedAt)
        implements Event {
    static OrderRejected of(Order order, Instant at) {
        return new OrderRejected(order.state(), order.progress().requiredDeclarationId(), at);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "rejected";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return rejectedAt;
    }
}
