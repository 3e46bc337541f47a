package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The order is cancelled.
 *
 * @param by who cancelled it: {@code system} when its time was over or customs had it cancelled
 * @param reason why, as a code
 * @param restocked whether its goods can be sold to others again; otherwise they stay reserved, because the parcel had left
 * @param declarationId what stood at customs, if anything did
 */
public record OrderCancelled(
        @JsonUnwrapped OrderState order,
        String by,
        String reason,
        boolean restocked,
        @Nullable String declarationId,
        Instant cancelledAt)
        implements Event, Reasoned {
    static OrderCancelled of(Order order, Actor actor, String reason, Instant at) {
        return new OrderCancelled(
                order.state(),
                by(actor),
                reason,
                order.goodsAreHere(),
                order.progress().declarationId(),
                at);
    }

    static String by(Actor actor) {
        return switch (actor) {
            case BUYER -> "buyer";
            case STOREFRONT -> "storefront";
            case OPERATOR -> "operator";
            case MARKETPLACE -> "channel";
            case PAYMENT_FIRM, CUSTOMS, CARRIER, PAVILION -> "system";
        };
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
