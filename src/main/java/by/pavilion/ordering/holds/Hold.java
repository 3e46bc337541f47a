package by.pavilion.ordering.holds;

import by.pavilion.ordering.HoldId;
import by.pavilion.ordering.OrderId;
import java.time.Instant;
import java.util.Optional;

/**
 * That an order is held, or was.
 *
 * @param note for operators
 * @param heldBy the key of the operator; {@code releasedBy} likewise
 */
public record Hold(
        HoldId id,
        OrderId order,
        HoldReason reason,
        Optional<String> note,
        String heldBy,
        Instant heldAt,
        Optional<String> releasedBy,
        Optional<Instant> releasedAt) {
    Hold released(String by, Instant at) {
        return new Hold(id, order, reason, note, heldBy, heldAt, Optional.of(by), Optional.of(at));
    }

    boolean isOpen() {
        return releasedAt.isEmpty();
    }
}
