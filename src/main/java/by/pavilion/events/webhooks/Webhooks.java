package by.pavilion.events.webhooks;

import by.pavilion.identity.Caller;
import by.pavilion.identity.Role;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of webhooks and their deliveries: a connector sees its own, an operator all. */
@ApplicationScoped
public class Webhooks {
    private final WebhookStore store;
    private final WebhookSecretStore secrets;
    private final DeliveryStore deliveries;
    private final Clock clock;

    Webhooks(WebhookStore store, WebhookSecretStore secrets, DeliveryStore deliveries, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @throws by.pavilion.shared.Problem 404 when there is no such webhook, or not for this caller */
    public IssuedWebhook find(Caller caller, WebhookId id) {
        return seen(visible(caller, store.find(id)));
    }

    public Page<IssuedWebhook> page(Caller caller, @Nullable String cursor, int limit) {
        long above = cursor == null ? 0 : Cursor.parseLong(cursor);
        Optional<String> owner = caller.is(Role.OPERATOR) ? Optional.empty() : Optional.of(caller.id());
        return Page.of(
                        store.page(owner, above, limit + 1),
                        limit,
                        webhook -> Cursor.print(webhook.id().value()))
                .map(this::seen);
    }

    /** The newest first. */
    public Page<Delivery> deliveries(
            Caller caller, WebhookId id, Optional<DeliveryState> state, @Nullable String cursor, int limit) {
        visible(caller, store.find(id));
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                deliveries.page(id, state, below, limit + 1),
                limit,
                delivery -> Cursor.print(delivery.id().value()));
    }

    /** @throws by.pavilion.shared.Problem 404, 412 or 428 */
    public void check(Caller caller, WebhookId id, @Nullable IfMatch ifMatch) {
        IfMatch.check(ifMatch, visible(caller, store.find(id)).version());
    }

    static Webhook visible(Caller caller, Optional<Webhook> found) {
        return found.filter(
                        webhook -> caller.is(Role.OPERATOR) || webhook.owner().equals(caller.id()))
                .orElseThrow(WebhookProblems::notFound);
    }

    private IssuedWebhook seen(Webhook webhook) {
        return new IssuedWebhook(webhook, Optional.empty(), secrets.overlapUntil(webhook.id(), clock.instant()));
    }
}
