package by.pavilion.events.webhooks;

import by.pavilion.events.EventLog;
import by.pavilion.shared.BackgroundWork;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Finds out which subscribers there is something for, and serves so many of them at once, each on a thread of its own: one that
 * hangs or fails keeps nobody else waiting.
 */
@ApplicationScoped
class DeliverWebhooks implements BackgroundWork {
    static final String NAME = "webhooks";
    private static final Logger LOG = Logger.getLogger(DeliverWebhooks.class);
    private static final int MOST = 1_000;
    private static final WebhookId BEGINNING = new WebhookId(0);

    private final WebhookStore store;
    private final DeliveryStore deliveries;
    private final ServeSubscriber subscribers;
    private final EventLog log;
    private final WebhooksConfig.Webhooks config;
    private final Clock clock;
    private final Set<WebhookId> served = ConcurrentHashMap.newKeySet();

    /** The next beat goes on behind it: the first ones would leave no turn to the others. Used by one thread. */
    private WebhookId lookedAt = BEGINNING;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, NAME + "-caller");
        thread.setDaemon(true);
        return thread;
    });

    DeliverWebhooks(
            WebhookStore store,
            DeliveryStore deliveries,
            ServeSubscriber subscribers,
            EventLog log,
            WebhooksConfig config,
            Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.subscribers = subscribers;
        this.log = log;
        this.config = config.webhooks();
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return config.every();
    }

    /** Always 0: what is served now is looked at again at the next beat. */
    @Override
    public int doSome() {
        Instant now = clock.instant();
        Map<WebhookId, List<Delivery>> again =
                deliveries.queued(MOST).stream().collect(Collectors.groupingBy(Delivery::webhook));
        again.forEach((id, queued) -> serve(id, () -> subscribers.again(id, queued)));
        List<Webhook> due = new ArrayList<>(store.due(now, lookedAt, MOST));
        lookedAt = due.size() < MOST ? BEGINNING : due.get(due.size() - 1).id();
        if (!due.isEmpty()) {
            long settled = log.settled();
            Collections.shuffle(due); // when there are more than threads nobody is always the last
            due.stream()
                    .filter(webhook -> subscribers.lookedThrough(webhook) < settled)
                    .forEach(webhook -> serve(webhook.id(), () -> subscribers.next(webhook.id())));
        }
        return 0;
    }

    private void serve(WebhookId id, Runnable service) {
        if (served.size() >= config.parallel() || !served.add(id)) {
            return;
        }
        threads.execute(() -> {
            try {
                service.run();
            } catch (RuntimeException e) {
                LOG.errorf(e, "webhook=%s cannot be served now", id);
            } finally {
                served.remove(id);
            }
        });
    }
}
