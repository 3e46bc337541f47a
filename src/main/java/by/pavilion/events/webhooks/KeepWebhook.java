package by.pavilion.events.webhooks;

import by.pavilion.events.EventId;
import by.pavilion.events.EventLog;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.Caller;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, changes and ends webhooks. Nobody is called: whether an address answers shows with the first event. */
@ApplicationScoped
public class KeepWebhook {
    private final WebhookStore store;
    private final WebhookSecretStore secrets;
    private final DeliveryStore deliveries;
    private final WebhookAddresses addresses;
    private final EventLog log;
    private final IdempotencyKeys keys;
    private final WebhooksConfig config;
    private final Audit audit;
    private final Workers workers;
    private final Ids ids;
    private final Clock clock;

    KeepWebhook(
            WebhookStore store,
            WebhookSecretStore secrets,
            DeliveryStore deliveries,
            WebhookAddresses addresses,
            EventLog log,
            IdempotencyKeys keys,
            WebhooksConfig config,
            Audit audit,
            Workers workers,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.log = log;
        this.keys = keys;
        this.config = config;
        this.audit = audit;
        this.workers = workers;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a subscriber wants to be called about, and where. */
    public record Wish(String url, EventPatterns types, Optional<String> description) {
        String text() {
            return String.join("\n", "webhook", url, String.join(",", types.patterns()), description.orElse(""));
        }
    }

    /** What is to be another way; everything that is absent stays. An empty description takes away what there was. */
    public record Change(
            Optional<String> url,
            Optional<EventPatterns> types,
            Optional<String> description,
            Optional<WebhookState> state) {}

    /** What the audit trail keeps of a webhook. */
    private record Kept(String url, EventPatterns types, Optional<String> description, WebhookState state) {
        static Kept of(Webhook webhook) {
            return new Kept(webhook.url().toString(), webhook.types(), webhook.description(), webhook.state());
        }
    }

    /**
     * Makes a webhook for events from now on, once for each key. Its secret is told once.
     *
     * @throws by.pavilion.shared.Problem 409 when the caller has too many, 422 for an address that we must not call
     */
    public IssuedWebhook make(Caller caller, IdempotencyKey attempt, Wish wish) {
        requireCallable(wish.url());
        WebhookId id = new WebhookId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> before = keys.claim(caller.id(), attempt, wish.text(), id.toString());
            if (before.isPresent()) {
                Webhook made = store.find(WebhookId.fromString(before.get())).orElseThrow(WebhookProblems::notFound);
                return new IssuedWebhook(made, Optional.empty(), Optional.empty());
            }
            int most = config.webhooks().mostPerCaller();
            if (store.lockOf(caller.id()) >= most) {
                throw WebhookProblems.tooMany(most);
            }
            Webhook webhook = new Webhook(
                    id,
                    caller.id(),
                    URI.create(wish.url()),
                    wish.types(),
                    wish.description(),
                    WebhookState.ACTIVE,
                    1,
                    log.last(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    clock.instant());
            String secret = WebhookSignature.newSecret();
            store.insert(webhook);
            secrets.insert(id, secret);
            note(id, null, Kept.of(webhook));
            return new IssuedWebhook(webhook, Optional.of(secret), Optional.empty());
        });
    }

    /**
     * Changes a webhook. One that was disabled goes on where it stopped when it is made active again; what is not wanted any more is
     * not tried again.
     *
     * @throws by.pavilion.shared.Problem 404, 412, 428, 422 for an address that we must not call
     */
    public void change(Caller caller, WebhookId id, @Nullable IfMatch ifMatch, Change change) {
        Transactions.retrying(() -> {
            Webhook before = Webhooks.visible(caller, store.lock(id));
            IfMatch.check(ifMatch, before.version());
            change.url().ifPresent(this::requireCallable);
            Webhook after = new Webhook(
                    id,
                    before.owner(),
                    change.url().map(URI::create).orElseGet(before::url),
                    change.types().orElseGet(before::types),
                    change.description().or(before::description).filter(text -> !text.isEmpty()),
                    change.state().orElseGet(before::state),
                    before.version(),
                    before.position(),
                    before.head(),
                    before.nextAttemptAt(),
                    before.failingSince(),
                    before.lastError(),
                    before.lastSuccessAt(),
                    before.disabledAt(),
                    before.createdAt());
            store.change(after, clock.instant());
            before.head().filter(head -> isUnwanted(head, after.types())).ifPresent(head -> {
                store.forgetHead(id);
                deliveries.park(head.delivery());
            });
            note(id, Kept.of(before), Kept.of(after));
            workers.wake(DeliverWebhooks.NAME);
            return true;
        });
    }

    /** @throws by.pavilion.shared.Problem 404, 412 or 428 */
    public void delete(Caller caller, WebhookId id, @Nullable IfMatch ifMatch) {
        Transactions.retrying(() -> {
            Webhook webhook = Webhooks.visible(caller, store.lock(id));
            IfMatch.check(ifMatch, webhook.version());
            store.delete(id);
            secrets.deleteAll(id);
            deliveries.deleteAll(id);
            note(id, Kept.of(webhook), null);
            return true;
        });
    }

    /** What the log does not hold any longer cannot be sent, either. */
    private boolean isUnwanted(Webhook.Head head, EventPatterns types) {
        return log.find(new EventId(head.event()))
                .filter(event -> types.take(event.type()))
                .isEmpty();
    }

    private void requireCallable(String url) {
        addresses.refusal(url).ifPresent(reason -> {
            throw WebhookProblems.addressRefused(reason);
        });
    }

    private void note(WebhookId id, @Nullable Kept before, @Nullable Kept after) {
        audit.note(new Audited(AuditedKind.WEBHOOK, id.toString(), Optional.empty(), before, after));
    }
}
