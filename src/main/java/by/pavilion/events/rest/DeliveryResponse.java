package by.pavilion.events.rest;

import by.pavilion.events.EventId;
import by.pavilion.events.webhooks.Delivery;
import by.pavilion.events.webhooks.DeliveryId;
import by.pavilion.events.webhooks.DeliveryState;
import java.time.Instant;
import java.util.Optional;

/**
 * That a webhook was called about an event.
 *
 * @param status what it answered last
 * @param error what went wrong last
 */
record DeliveryResponse(
        DeliveryId id,
        EventId eventId,
        String type,
        DeliveryState state,
        int attempts,
        Optional<Integer> status,
        Optional<String> error,
        Instant firstAttemptAt,
        Instant lastAttemptAt) {
    static DeliveryResponse of(Delivery delivery) {
        return new DeliveryResponse(
                delivery.id(),
                delivery.event(),
                delivery.type(),
                delivery.state(),
                delivery.attempts(),
                delivery.status(),
                delivery.error(),
                delivery.firstAttemptAt(),
                delivery.lastAttemptAt());
    }
}
