package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order was taken and its goods are reserved under {@code reservationId}.
 *
 * @param expiresAt until when it waits for its money, where it does
 * @param quoteId the quote whose price it has, where there was one
 */
public record OrderPlaced(
        @JsonUnwrapped OrderState order,
        String reservationId,
        @Nullable Instant expiresAt,
        @Nullable QuoteId quoteId) implements Event {
    static OrderPlaced of(Order order, Optional<QuoteId> quote) {
        return new OrderPlaced(
                order.state(), order.id().toString(), order.expiresAt().orElse(null), quote.orElse(null));
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "placed";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return order.placedAt();
    }
}
