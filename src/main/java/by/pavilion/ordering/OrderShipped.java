package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The parcel has left for its buyer. With {@code complete} nothing of the order stays behind. */
public record OrderShipped(@JsonUnwrapped OrderState order, String shipmentId, Instant shippedAt, boolean complete)
        implements Event {
    static OrderShipped of(Order order, Instant at) {
        return new OrderShipped(order.state(), order.progress().requiredShipmentId(), at, true);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "shipped";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return shippedAt;
    }
}
