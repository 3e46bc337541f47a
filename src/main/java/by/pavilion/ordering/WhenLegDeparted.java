package by.pavilion.ordering;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The parcel has left a place; on the last mile that ships the order. */
@ApplicationScoped
class WhenLegDeparted implements Reaction {
    private final FollowFacts followFacts;

    WhenLegDeparted(FollowFacts followFacts) {
        this.followFacts = followFacts;
    }

    /** What we need of logistics' event. */
    record Departed(String shipmentId, List<String> orderIds, boolean lastMile, Instant departedAt) {}

    @Override
    public String context() {
        return "ordering";
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String type() {
        return "by.pavilion.shipment.leg-departed.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        Departed fact = event.as(Departed.class);
        fact.orderIds()
                .forEach(orderId -> followFacts.follow(
                        orderId,
                        event.time(),
                        progress -> fact.lastMile()
                                ? progress.shipped(fact.shipmentId(), fact.departedAt())
                                : progress.moved(FulfilmentStatus.IN_TRANSIT, fact.shipmentId())));
    }
}
