package by.pavilion.logistics;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Customs had refused a waybill (511) and somebody has mended the cause, or another address is to stand on it: its carrier
 * declares once more.
 */
@ApplicationScoped
class WhenDeclarationResubmitted implements Reaction {
    private static final String WAYBILL = "511";

    private final CarrierRequestStore requests;
    private final Workers workers;
    private final Clock clock;

    WhenDeclarationResubmitted(CarrierRequestStore requests, Workers workers, Clock clock) {
        this.requests = requests;
        this.workers = workers;
        this.clock = clock;
    }

    /** What we need of customs' event. */
    record Resubmitted(String orderId, List<String> documents) {}

    @Override
    public String context() {
        return "logistics";
    }

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public Set<String> types() {
        return Set.of("by.pavilion.declaration.resubmitted.v1");
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        requests.insertAnew(
                portion.stream()
                        .filter(event -> event.as(Resubmitted.class).documents().contains(WAYBILL))
                        .map(event -> new CarrierRequestStore.Wish(
                                event.as(Resubmitted.class).orderId(),
                                CarrierRequest.Kind.DECLARE,
                                event.correlationId()))
                        .toList(),
                clock.instant());
        workers.wake(AskCarriers.NAME);
    }
}
