package by.pavilion.ordering.rest;

import by.pavilion.ordering.Actor;
import by.pavilion.ordering.Cancellation;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import java.time.Instant;

/** A wish that an order be cancelled, and how far it is. */
record CancellationResponse(
        OrderId orderId,
        Status status,
        OrderStatus orderStatus,
        Actor requestedBy,
        String reason,
        Instant requestedAt) {

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
                cancellation.requestedAt());
    }
}
