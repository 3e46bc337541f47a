package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A marketplace has made other orders out of one that it has cancelled for that, and some of them are ours now. The last one to
 * arrive may have an event of its own.
 *
 * @param children those that are told of here
 */
public record OrderSplit(@JsonUnwrapped OrderState order, List<Child> children, Instant splitAt) implements Event {
    public OrderSplit {
        children = List.copyOf(children);
    }

    /**
     * An order that was made out of it.
     *
     * @param externalOrderId the marketplace's number of it
     */
    public record Child(OrderId orderId, String externalOrderId, List<OrderLineId> lineIds) {
        public Child {
            lineIds = List.copyOf(lineIds);
        }
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "split";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return splitAt;
    }
}
