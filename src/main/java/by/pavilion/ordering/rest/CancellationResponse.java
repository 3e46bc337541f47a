package by.pavilion.ordering.rest;

import by.pavilion.ordering.Actor;
import by.pavilion.ordering.Cancellation;
import by.pavilion.ordering.CancelledPieces;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish that an order be cancelled, and how far it is.
 *
 * @param lines what was cancelled, when it is not the whole order
 */
record CancellationResponse(
        OrderId orderId,
        Status status,
        OrderStatus orderStatus,
        Actor requestedBy,
        String reason,
        Instant requestedAt,
        @Nullable List<CancelledPieces> lines) {

    enum Status {
        /** Customs has to agree. */
        REQUESTED,
        DONE
    }

    static CancellationResponse of(Cancellation cancellation) {
        return new CancellationResponse(
                cancellation.order().id(),
                cancellation.isDone() ? Status.DONE : Status.REQUESTED,
                cancellation.order().status(),
                cancellation.actor(),
                cancellation.reason(),
                cancellation.requestedAt(),
                cancellation.pieces().isEmpty() ? null : cancellation.pieces());
    }
}
