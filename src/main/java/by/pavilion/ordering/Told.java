package by.pavilion.ordering;

import by.pavilion.events.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an event of another context tells of an order.
 *
 * @param change what is known of the order afterwards
 * @param end how the order ends by it, and when; null where it goes on
 * @param reason why customs sent the list back, as its code, or {@link #RETURNED_ABROAD}
 * @param cancelledAt when the order is cancelled after this, since it cannot go on; null where it can
 */
record Told(
        OrderId order,
        ReceivedEvent event,
        UnaryOperator<Progress> change,
        @Nullable End end,
        @Nullable String reason,
        @Nullable Instant cancelledAt) {
    static final String RETURNED_ABROAD = "returned-abroad";
    private static final String ABOVE_LIMIT = "above-customs-limit";

    /** @param statuses the order takes the first of them that its own status allows */
    record End(List<OrderStatus> statuses, Instant at) {
        Optional<OrderStatus> after(OrderStatus status) {
            return statuses.stream().filter(status.next()::contains).findFirst();
        }
    }

    static Told of(String orderId, ReceivedEvent event, UnaryOperator<Progress> change) {
        return new Told(OrderId.fromString(orderId), event, change, null, null, null);
    }

    Told ending(OrderStatus status, Instant at) {
        return new Told(order, event, change, new End(List.of(status), at), reason, null);
    }

    /** The goods go back abroad: nothing comes of the order, whether or not customs had released it before. */
    Told endingAbroad(Instant at) {
        List<OrderStatus> statuses = List.of(OrderStatus.CANCELLED, OrderStatus.RETURNED);
        return new Told(order, event, change, new End(statuses, at), RETURNED_ABROAD, null);
    }

    boolean isEndingAbroad() {
        return end != null && RETURNED_ABROAD.equals(reason);
    }

    Told because(String why) {
        return new Told(order, event, change, end, why, cancelledAt);
    }

    /** After this the order is cancelled, whoever wants what. */
    Told thenEnding(Instant at) {
        return new Told(order, event, change, end, reason, at);
    }

    /** What follows from it at once. */
    Optional<Told> afterwards() {
        return Optional.ofNullable(cancelledAt)
                .map(at -> new Told(
                        order,
                        event,
                        UnaryOperator.identity(),
                        new End(List.of(OrderStatus.CANCELLED), at),
                        ABOVE_LIMIT,
                        null));
    }
}
