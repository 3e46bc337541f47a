package by.pavilion.logistics;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that we still have to ask a carrier.
 *
 * @param attempts how often it failed
 * @param lastError why it failed last
 */
public record CarrierRequest(
        String orderId,
        Kind kind,
        String correlationId,
        Instant nextAttemptAt,
        int attempts,
        Optional<String> lastError) {

    /** What to ask. */
    public enum Kind {
        /** A number for the parcel. */
        WAYBILL,
        /** To declare the waybill to customs once more, because what stood there was refused. */
        DECLARE,
        /** To bring the released parcel to its buyer. */
        DISPATCH,
        /** To take the number back, because the order is cancelled. */
        VOID;

        /** Whether the carrier is told who takes the parcel. */
        boolean needsConsignee() {
            return this == WAYBILL || this == DECLARE;
        }

        /** Whether the parcel cannot go on until the carrier has answered. */
        boolean holdsUp() {
            return this == WAYBILL || this == DISPATCH;
        }
    }
}
