package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * The order goes no further: nothing is declared, and no carrier is asked.
 *
 * @param holdId the hold that began or ended
 * @param reasons of all holds afterwards
 */
public record OrderHeld(@JsonUnwrapped OrderState order, HoldId holdId, List<String> reasons, Instant heldAt)
        implements Event {
    public OrderHeld {
        reasons = List.copyOf(reasons);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "held";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return heldAt;
    }
}
