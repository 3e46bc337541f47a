package by.pavilion.logistics;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Carriers are not asked about held orders until nothing holds them any more. */
@ApplicationScoped
class WhenOrderHeld implements Reaction {
    private final CarrierRequestStore requests;
    private final Workers workers;

    WhenOrderHeld(CarrierRequestStore requests, Workers workers) {
        this.requests = requests;
        this.workers = workers;
    }

    /** What we need of ordering's events. */
    record Held(String orderId, List<String> reasons) {}

    @Override
    public String context() {
        return "logistics";
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public Set<String> types() {
        return Set.of("by.pavilion.order.held.v1", "by.pavilion.order.unheld.v1");
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        for (ReceivedEvent event : portion) {
            Held order = event.as(Held.class);
            if (order.reasons().isEmpty()) {
                requests.letGo(order.orderId());
            } else {
                requests.hold(order.orderId());
            }
        }
        workers.wake(AskCarriers.NAME);
    }
}
