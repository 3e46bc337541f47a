package by.pavilion.ordering;

import java.time.Instant;

/**
 * Somebody's wish that an order be cancelled.
 *
 * @param order as it stands
 * @param actor who wished it
 * @param reason a code of {@link CancelReason}
 */
public record Cancellation(Order order, Actor actor, String reason, Instant requestedAt) {
    /** Whether it is done; otherwise customs has to agree. */
    public boolean isDone() {
        return order.status() == OrderStatus.CANCELLED;
    }
}
