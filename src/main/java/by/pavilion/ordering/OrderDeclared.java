package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The list of the order's goods is with customs. */
public record OrderDeclared(@JsonUnwrapped OrderState order, String declarationId, Instant declaredAt)
        implements Event {
    static OrderDeclared of(Order order, Instant at) {
        return new OrderDeclared(order.state(), order.progress().requiredDeclarationId(), at);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "declared";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return declaredAt;
    }
}
