package by.pavilion.events.webhooks;

import by.pavilion.events.LostSubscribers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Webhooks that were disabled, until they are active again, paused or gone. */
@ApplicationScoped
class DisabledWebhooks implements LostSubscribers {
    private final WebhookStore store;

    DisabledWebhooks(WebhookStore store) {
        this.store = store;
    }

    @Override
    public List<Lost> after(Instant time, long number, int limit) {
        return store.disabled(time, number, limit).stream()
                .map(webhook -> new Lost(
                        webhook.id().value(),
                        webhook.id().toString(),
                        webhook.owner(),
                        Objects.requireNonNullElse(webhook.url().getHost(), ""),
                        webhook.disabledAt().orElse(webhook.createdAt()),
                        webhook.lastError().orElse("–")))
                .toList();
    }
}
