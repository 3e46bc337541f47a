package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order is paid and has passed its checks: warehouse, carrier and customs start.
 *
 * @param checks that were passed by now; one that is not named may still be open
 * @param warehousePlace where the goods begin their way, by UN/LOCODE; null where nobody has told where the warehouse lies
 */
public record OrderAccepted(
        @JsonUnwrapped OrderState order,
        Instant acceptedAt,
        List<String> checks,
        @Nullable String warehousePlace) implements Event {
    static OrderAccepted of(Order order, List<String> checks, @Nullable String warehousePlace, Instant at) {
        return new OrderAccepted(order.state(), at, checks, warehousePlace);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "accepted";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return acceptedAt;
    }
}
