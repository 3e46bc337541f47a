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
 * Customs has released the parcel, so the carrier will be asked to bring it to the buyer. The release may be told before the
 * order's acceptance, which comes by another topic: the request waits then.
 */
@ApplicationScoped
class WhenDeclarationReleased implements Reaction {
    private final CarrierRequestStore requests;
    private final Workers workers;
    private final Clock clock;

    WhenDeclarationReleased(CarrierRequestStore requests, Workers workers, Clock clock) {
        this.requests = requests;
        this.workers = workers;
        this.clock = clock;
    }

    /** What we need of customs' event. */
    record Released(String orderId) {}

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
        return Set.of("by.pavilion.declaration.released.v1");
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        requests.insert(
                portion.stream()
                        .map(event -> new CarrierRequestStore.Wish(
                                event.as(Released.class).orderId(),
                                CarrierRequest.Kind.DISPATCH,
                                event.correlationId()))
                        .toList(),
                clock.instant());
        workers.wake(AskCarriers.NAME);
    }
}
