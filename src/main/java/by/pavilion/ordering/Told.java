package by.pavilion.ordering;

import by.pavilion.events.ReceivedEvent;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an event of another context tells of an order.
 *
 * @param change what is known of the order afterwards
 * @param end how the order ends by it, and when; null where it goes on
 * @param reason why customs sent the list back, as its code
 */
record Told(
        OrderId order,
        ReceivedEvent event,
        UnaryOperator<Progress> change,
        @Nullable End end,
        @Nullable String reason) {

    record End(OrderStatus status, Instant at) {}

    static Told of(String orderId, ReceivedEvent event, UnaryOperator<Progress> change) {
        return new Told(OrderId.fromString(orderId), event, change, null, null);
    }

    Told ending(OrderStatus status, Instant at) {
        return new Told(order, event, change, new End(status, at), reason);
    }

    Told because(String why) {
        return new Told(order, event, change, end, why);
    }
}
