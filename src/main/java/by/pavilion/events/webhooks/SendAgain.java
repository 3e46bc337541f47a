package by.pavilion.events.webhooks;

import by.pavilion.events.EventLog;
import by.pavilion.identity.Caller;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;

/** Has a delivery sent again because somebody asks for it. */
@ApplicationScoped
public class SendAgain {
    private final WebhookStore store;
    private final DeliveryStore deliveries;
    private final EventLog log;
    private final Workers workers;

    SendAgain(WebhookStore store, DeliveryStore deliveries, EventLog log, Workers workers) {
        this.store = store;
        this.deliveries = deliveries;
        this.log = log;
        this.workers = workers;
    }

    /**
     * Sends it again once, whatever comes of it; the one that its webhook hangs at is tried at once and goes on being tried.
     *
     * @throws by.pavilion.shared.Problem 404; 409 when the log does not hold the event any longer
     */
    public Delivery send(Caller caller, WebhookId id, DeliveryId deliveryId) {
        Delivery queued = Transactions.retrying(() -> {
            Webhooks.visible(caller, store.lock(id));
            Delivery delivery = deliveries.find(id, deliveryId).orElseThrow(WebhookProblems::notFound);
            log.positionOf(delivery.event()).orElseThrow(WebhookProblems::eventGone);
            switch (delivery.state()) {
                case DELIVERED, PARKED -> deliveries.queue(deliveryId);
                case RETRYING -> store.hurry(id);
                case QUEUED -> {}
            }
            return deliveries.find(id, deliveryId).orElseThrow(WebhookProblems::notFound);
        });
        workers.wake(DeliverWebhooks.NAME);
        return queued;
    }
}
