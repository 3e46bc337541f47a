package by.pavilion.events.webhooks;

import by.pavilion.events.EventId;
import by.pavilion.events.EventLog;
import by.pavilion.events.LoggedEvent;
import by.pavilion.identity.ApiKeys;
import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Calls one subscriber about the events behind its place in the log, one after the other, until one fails, none is left or its
 * turn is over. How far it has come is noted after each portion, under the condition that nobody else has noted anything: after a
 * crash in between the same events go once more, with the same ids.
 */
@ApplicationScoped
class ServeSubscriber {
    private static final Logger LOG = Logger.getLogger(ServeSubscriber.class);
    /** So many events are read at once, of its topic if it wants those of one only. */
    static final int PORTION = 200;

    /** Then the place is noted, and others have a turn; a call that is under way is waited for. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(3);

    private static final int GONE = 410;
    private static final String KEY_IS_OVER = "the key that made it is over";

    /** So far a place may be ahead of its row before the row is written though there was nothing to send. */
    private static final long UNWRITTEN = 5_000;

    private final WebhookStore store;
    private final WebhookSecretStore secrets;
    private final DeliveryStore deliveries;
    private final WebhookHttp http;
    private final EventLog log;
    private final ApiKeys keys;
    private final WebhooksConfig.Webhooks config;
    private final Ids ids;
    private final Clock clock;
    private final Map<WebhookId, Looked> looked = new ConcurrentHashMap<>();

    ServeSubscriber(
            WebhookStore store,
            WebhookSecretStore secrets,
            DeliveryStore deliveries,
            WebhookHttp http,
            EventLog log,
            ApiKeys keys,
            WebhooksConfig config,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.http = http;
        this.log = log;
        this.keys = keys;
        this.config = config.webhooks();
        this.ids = ids;
        this.clock = clock;
    }

    /** How far the log was looked through in vain for a webhook of this version. */
    private record Looked(long version, long position) {}

    /** The place behind which there may be something for it. */
    long lookedThrough(Webhook webhook) {
        Looked vain = looked.get(webhook.id());
        return vain != null && vain.version() == webhook.version()
                ? Math.max(vain.position(), webhook.position())
                : webhook.position();
    }

    /** Sends what comes next: were there only one portion a beat, the log would grow faster than it is read in a rush. */
    void next(WebhookId id) {
        Instant end = clock.instant().plus(LONGEST_TURN);
        boolean more = true;
        while (more && clock.instant().isBefore(end)) {
            more = portion(id, end);
        }
    }

    /** Whether there is more that may be sent at once. */
    private boolean portion(WebhookId id, Instant end) {
        Webhook webhook = store.find(id).orElse(null);
        if (webhook == null || webhook.state() != WebhookState.ACTIVE) {
            looked.remove(id);
            return false;
        }
        EventLog.Part part = log.after(lookedThrough(webhook), webhook.types().filter(), PORTION);
        List<LoggedEvent> wanted = part.events().stream()
                .filter(event -> webhook.types().take(event.type()))
                .toList();
        if (wanted.isEmpty()) {
            passOver(webhook, part.lookedThrough());
            return part.more();
        }
        if (keys.isOver(webhook.owner())) { // whoever may not ask is not told, either
            note(webhook, endedAt(webhook, clock.instant()), List.of());
            return false;
        }
        List<Delivery> done = new ArrayList<>();
        Webhook now = webhook;
        boolean goesOn = true;
        for (int index = 0; goesOn && index < wanted.size(); index++) {
            LoggedEvent event = wanted.get(index);
            Delivery delivery = call(now, event);
            done.add(delivery);
            boolean taken = delivery.state() == DeliveryState.DELIVERED;
            now = taken ? succeeded(now, event, delivery) : failed(now, event, delivery);
            goesOn = taken && clock.instant().isBefore(end);
        }
        boolean allTaken =
                done.size() == wanted.size() && done.get(done.size() - 1).state() == DeliveryState.DELIVERED;
        boolean noted = note(webhook, allTaken ? at(now, part.lookedThrough()) : now, done);
        return noted && allTaken && part.more();
    }

    private void passOver(Webhook webhook, long position) {
        looked.put(webhook.id(), new Looked(webhook.version(), position));
        if (position - webhook.position() > UNWRITTEN) {
            QuarkusTransaction.requiringNew().run(() -> store.move(webhook, at(webhook, position)));
        }
    }

    /** False when its owner has changed it meanwhile, or somebody else has noted something: then its place is another one. */
    private boolean note(Webhook before, Webhook after, List<Delivery> done) {
        boolean noted = QuarkusTransaction.requiringNew().call(() -> {
            if (!store.move(before, after)) {
                return false;
            }
            if (!done.isEmpty()) {
                deliveries.keep(done);
                deliveries.forgetDelivered(before.id(), config.history());
            }
            return true;
        });
        if (noted && after.state() == WebhookState.DISABLED) {
            LOG.errorf(
                    "webhook=%s owner=%s disabled, no call has succeeded since %s: %s",
                    after.id(),
                    after.owner(),
                    after.failingSince().map(Instant::toString).orElse(""),
                    after.lastError().orElse(""));
        }
        return noted;
    }

    /** Sends deliveries again that somebody has asked for, each once; what its turn does not suffice for stays queued. */
    void again(WebhookId id, List<Delivery> queued) {
        Webhook webhook = store.find(id).orElse(null);
        if (webhook == null) {
            return;
        }
        Instant end = clock.instant().plus(LONGEST_TURN);
        for (Delivery delivery : queued) {
            Instant now = clock.instant();
            if (!now.isBefore(end)) {
                return;
            }
            WebhookHttp.Outcome outcome = again(webhook, delivery, now);
            Delivery after = new Delivery(
                    delivery.id(),
                    id,
                    delivery.event(),
                    delivery.type(),
                    outcome.isTaken() ? DeliveryState.DELIVERED : DeliveryState.PARKED,
                    delivery.attempts() + 1,
                    outcome.status(),
                    outcome.error(),
                    delivery.firstAttemptAt(),
                    now);
            QuarkusTransaction.requiringNew().run(() -> deliveries.keep(List.of(after)));
        }
    }

    private WebhookHttp.Outcome again(Webhook webhook, Delivery delivery, Instant now) {
        if (keys.isOver(webhook.owner())) {
            return WebhookHttp.failed(KEY_IS_OVER);
        }
        return log.find(delivery.event())
                .map(event -> post(webhook, event, delivery.id(), delivery.attempts() + 1, now))
                .orElseGet(() -> WebhookHttp.failed("the log does not hold it any longer"));
    }

    /** Calls about one event; its delivery is the one that was begun for it, or a new one. */
    private Delivery call(Webhook webhook, LoggedEvent event) {
        Instant now = clock.instant();
        Optional<Webhook.Head> head = webhook.head().filter(known -> known.event() == event.number());
        DeliveryId id = head.map(Webhook.Head::delivery).orElseGet(() -> new DeliveryId(ids.next()));
        int attempt = head.map(Webhook.Head::attempts).orElse(0) + 1;
        Instant first = head.map(Webhook.Head::since).orElse(now);
        WebhookHttp.Outcome outcome = post(webhook, event, id, attempt, now);
        boolean tooLong = !now.isBefore(first.plus(config.retryFor()));
        DeliveryState state =
                outcome.isTaken() ? DeliveryState.DELIVERED : tooLong ? DeliveryState.PARKED : DeliveryState.RETRYING;
        return new Delivery(
                id,
                webhook.id(),
                new EventId(event.number()),
                event.type(),
                state,
                attempt,
                outcome.status(),
                outcome.error(),
                first,
                now);
    }

    private WebhookHttp.Outcome post(
            Webhook webhook, LoggedEvent event, DeliveryId delivery, int attempt, Instant now) {
        byte[] body = event.toJson().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/cloudevents+json; charset=UTF-8");
        headers.put("User-Agent", "Pavilion-Webhooks/1");
        headers.put("traceparent", event.trace());
        headers.put("Pavilion-Event-Id", event.id());
        headers.put("Pavilion-Event-Type", event.type());
        headers.put("Pavilion-Delivery-Id", delivery.toString());
        headers.put("Pavilion-Delivery-Attempt", String.valueOf(attempt));
        headers.put(WebhookSignature.HEADER, WebhookSignature.of(secrets.at(webhook.id(), now), now, body));
        return http.post(webhook.url(), headers, body);
    }

    private static Webhook succeeded(Webhook webhook, LoggedEvent event, Delivery delivery) {
        return moved(
                webhook,
                WebhookState.ACTIVE,
                event.position(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                webhook.lastError(),
                Optional.of(delivery.lastAttemptAt()),
                Optional.empty());
    }

    private Webhook failed(Webhook webhook, LoggedEvent event, Delivery delivery) {
        Instant now = delivery.lastAttemptAt();
        Instant failingSince = webhook.failingSince().orElse(now);
        boolean disabled = delivery.status().filter(status -> status == GONE).isPresent()
                || !now.isBefore(failingSince.plus(config.disableAfter()));
        boolean parked = delivery.state() == DeliveryState.PARKED;
        return moved(
                webhook,
                disabled ? WebhookState.DISABLED : WebhookState.ACTIVE,
                parked ? event.position() : event.position() - 1,
                parked
                        ? Optional.empty()
                        : Optional.of(new Webhook.Head(
                                event.number(), delivery.id(), delivery.attempts(), delivery.firstAttemptAt())),
                disabled ? Optional.empty() : Optional.of(now.plus(pause(delivery.attempts()))),
                Optional.of(failingSince),
                delivery.error(),
                webhook.lastSuccessAt(),
                disabled ? Optional.of(now) : Optional.empty());
    }

    private static Webhook endedAt(Webhook webhook, Instant now) {
        return moved(
                webhook,
                WebhookState.DISABLED,
                webhook.position(),
                webhook.head(),
                Optional.empty(),
                webhook.failingSince().or(() -> Optional.of(now)),
                Optional.of(KEY_IS_OVER),
                webhook.lastSuccessAt(),
                Optional.of(now));
    }

    private static Webhook at(Webhook webhook, long position) {
        return moved(
                webhook,
                webhook.state(),
                position,
                webhook.head(),
                webhook.nextAttemptAt(),
                webhook.failingSince(),
                webhook.lastError(),
                webhook.lastSuccessAt(),
                webhook.disabledAt());
    }

    private static Webhook moved(
            Webhook webhook,
            WebhookState state,
            long position,
            Optional<Webhook.Head> head,
            Optional<Instant> nextAttemptAt,
            Optional<Instant> failingSince,
            Optional<String> lastError,
            Optional<Instant> lastSuccessAt,
            Optional<Instant> disabledAt) {
        return new Webhook(
                webhook.id(),
                webhook.owner(),
                webhook.url(),
                webhook.types(),
                webhook.description(),
                state,
                webhook.version(),
                position,
                head,
                nextAttemptAt,
                failingSince,
                lastError,
                lastSuccessAt,
                disabledAt,
                webhook.createdAt());
    }

    /** Doubles with each attempt, and is a fifth longer or shorter by chance, so that subscribers are not called in step. */
    private Duration pause(int attempts) {
        int doublings = Math.min(attempts - 1, 20);
        Duration whole = config.firstPause().multipliedBy(1L << doublings);
        Duration most = whole.compareTo(config.longestPause()) > 0 ? config.longestPause() : whole;
        return most.multipliedBy(ThreadLocalRandom.current().nextLong(80, 121)).dividedBy(100);
    }
}
