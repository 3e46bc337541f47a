package by.pavilion.events.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * A webhook as its owner sees it.
 *
 * @param secret only right after it was made
 * @param oldWorksUntil until when the secret before its last rotation signs as well
 */
public record IssuedWebhook(Webhook webhook, Optional<String> secret, Optional<Instant> oldWorksUntil) {
    @Override
    public String toString() {
        return "IssuedWebhook[" + webhook.id() + "]";
    }
}
