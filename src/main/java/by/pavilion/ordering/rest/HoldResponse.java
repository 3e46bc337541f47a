package by.pavilion.ordering.rest;

import by.pavilion.ordering.HoldId;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.holds.Hold;
import java.time.Instant;
import java.util.Optional;

/** That an order is held, or was. */
record HoldResponse(
        HoldId id,
        OrderId orderId,
        String reason,
        Optional<String> note,
        String heldBy,
        Instant heldAt,
        Optional<String> releasedBy,
        Optional<Instant> releasedAt) {
    static HoldResponse of(Hold hold) {
        return new HoldResponse(
                hold.id(),
                hold.order(),
                hold.reason().code(),
                hold.note(),
                hold.heldBy(),
                hold.heldAt(),
                hold.releasedBy(),
                hold.releasedAt());
    }
}
