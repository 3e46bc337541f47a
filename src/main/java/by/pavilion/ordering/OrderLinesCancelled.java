package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A part of the order is cancelled; the order stays, with the lines and totals that are left of it. It is a fact of its own
 * and not {@link OrderCancelled}, by which everybody ends what they do for an order.
 *
 * @param by who cancelled it
 * @param reason why, as a code
 * @param cancelledLines what goes; a line of which nothing is left is not among the order's lines any more
 * @param payableBefore what the order cost with it
 */
public record OrderLinesCancelled(
        @JsonUnwrapped OrderState order,
        String by,
        String reason,
        List<CancelledPieces> cancelledLines,
        Money payableBefore,
        Instant cancelledAt)
        implements Event, Reasoned {
    public OrderLinesCancelled {
        cancelledLines = List.copyOf(cancelledLines);
    }

    static OrderLinesCancelled of(
            Order after, CancellationStore.Wish said, List<CancelledPieces> gone, Money payableBefore, Instant at) {
        return new OrderLinesCancelled(
                after.state(), OrderCancelled.by(said.actor()), said.reason(), gone, payableBefore, at);
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "lines-cancelled";
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
