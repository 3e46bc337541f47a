package by.pavilion.events.webhooks;

import by.pavilion.events.EventId;
import java.time.Instant;
import java.util.Optional;

/**
 * That a webhook was called about an event.
 *
 * @param status what it answered last
 * @param error what went wrong last
 */
public record Delivery(
        DeliveryId id,
        WebhookId webhook,
        EventId event,
        String type,
        DeliveryState state,
        int attempts,
        Optional<Integer> status,
        Optional<String> error,
        Instant firstAttemptAt,
        Instant lastAttemptAt) {}
