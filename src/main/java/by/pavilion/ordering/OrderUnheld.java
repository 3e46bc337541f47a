package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A hold is over. The order goes on when nothing else holds it.
 *
 * @param holdId the hold that began or ended
 * @param reasons of all holds afterwards
 */
public record OrderUnheld(@JsonUnwrapped OrderState order, HoldId holdId, List<String> reasons, Instant unheldAt)
        implements Event {
    public OrderUnheld {
        reasons = List.copyOf(reasons);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "unheld";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return unheldAt;
    }
}
