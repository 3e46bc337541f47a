package by.pavilion.ordering;

import java.time.Instant;
import java.util.List;

/**
 * Somebody's wish that an order be cancelled, or a part of it.
 *
 * @param order as it stands
 * @param actor who wished it
 * @param reason a code of {@link CancelReason}
 * @param pieces what was cancelled, when that is not the whole order: then it is done
 */
public record Cancellation(Order order, Actor actor, String reason, Instant requestedAt, List<CancelledPieces> pieces) {
    public Cancellation {
        pieces = List.copyOf(pieces);
    }

    /** Whether it is done; otherwise customs has to agree. */
    public boolean isDone() {
        return order.status() == OrderStatus.CANCELLED || !pieces.isEmpty();
    }
}
