package by.pavilion.events.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A subscriber that is called.
 *
 * @param owner whose it is: the caller that made it
 * @param version raised by each change of its owner
 * @param position the place in the log up to which it has got everything
 * @param head the event that could not be delivered yet
 * @param nextAttemptAt when it is called again; empty when nothing holds it up
 * @param failingSince since when no call has succeeded
 */
public record Webhook(
        WebhookId id,
        String owner,
        URI url,
        EventPatterns types,
        Optional<String> description,
        WebhookState state,
        long version,
        long position,
        Optional<Head> head,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> failingSince,
        Optional<String> lastError,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> disabledAt,
        Instant createdAt) {

    /**
     * The event that is tried again.
     *
     * @param since when it failed first
     */
    public record Head(long event, DeliveryId delivery, int attempts, Instant since) {}
}
