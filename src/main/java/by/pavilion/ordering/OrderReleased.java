package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** Customs has let the parcel go: the last mile may start. */
public record OrderReleased(@JsonUnwrapped OrderState order, String declarationId, Instant releasedAt)
        implements Event {
    static OrderReleased of(Order order, Instant at) {
        return new OrderReleased(order.state(), order.progress().requiredDeclarationId(), at);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "released";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return releasedAt;
    }
}
