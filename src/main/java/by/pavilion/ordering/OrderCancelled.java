package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * The order is cancelled.
 *
 * @param by who cancelled it: {@code system} when customs had it cancelled
 * @param reason why, as a code
 */
public record OrderCancelled(
        @JsonUnwrapped OrderState order, String by, String reason, String declarationId, Instant cancelledAt)
        implements Event {
    static OrderCancelled atCustoms(Order order, Instant at) {
        return new OrderCancelled(
                order.state(),
                "system",
                "declaration-cancelled",
                order.progress().requiredDeclarationId(),
                at);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "cancelled";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return cancelledAt;
    }
}
