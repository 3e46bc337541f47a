package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The parcel is with its buyer. With {@code complete} nothing of the order is still on its way. */
public record OrderDelivered(@JsonUnwrapped OrderState order, String shipmentId, Instant deliveredAt, boolean complete)
        implements Event {
    static OrderDelivered of(Order order, Instant at) {
        return new OrderDelivered(order.state(), order.progress().requiredShipmentId(), at, true);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "delivered";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return deliveredAt;
    }
}
