package by.pavilion.events.rest;

import by.pavilion.events.webhooks.IssuedWebhook;
import by.pavilion.events.webhooks.Webhook;
import by.pavilion.events.webhooks.WebhookId;
import by.pavilion.events.webhooks.WebhookState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A subscriber that is called.
 *
 * @param nextAttemptAt when it is called again after a failure
 * @param failingSince since when no call has succeeded
 * @param oldWorksUntil until when the secret before the last rotation signs as well
 * @param secret what calls are signed with; only in the first answer to its creation or rotation
 */
record WebhookResponse(
        WebhookId id,
        String url,
        List<String> types,
        Optional<String> description,
        WebhookState state,
        Instant createdAt,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> failingSince,
        Optional<String> lastError,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> disabledAt,
        Optional<Instant> oldWorksUntil,
        Optional<String> secret) {
    static WebhookResponse of(IssuedWebhook issued) {
        Webhook webhook = issued.webhook();
        return new WebhookResponse(
                webhook.id(),
                webhook.url().toString(),
                webhook.types().patterns(),
                webhook.description(),
                webhook.state(),
                webhook.createdAt(),
                webhook.nextAttemptAt(),
                webhook.failingSince(),
                webhook.lastError(),
                webhook.lastSuccessAt(),
                webhook.disabledAt(),
                issued.oldWorksUntil(),
                issued.secret());
    }

    @Override
    public String toString() {
        return "WebhookResponse[" + id + "]";
    }
}
