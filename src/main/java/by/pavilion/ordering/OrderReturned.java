package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All goods of the order came back, and customs has accepted their return; or they are gone and their money went back.
 *
 * @param goneBy what became of goods that did not come back, {@code lost}
 */
public record OrderReturned(
        @JsonUnwrapped OrderState order,
        String declarationId,
        Instant returnedAt,
        @Nullable String goneBy) implements Event {
    static OrderReturned of(Order order, Instant at) {
        return new OrderReturned(order.state(), order.progress().requiredDeclarationId(), at, null);
    }

    static OrderReturned withoutGoods(Order order, String goneBy, Instant at) {
        return new OrderReturned(order.state(), order.progress().requiredDeclarationId(), at, goneBy);
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
