package by.pavilion.ordering;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The parcel is with its buyer. */
@ApplicationScoped
class WhenShipmentDelivered implements Reaction {
    private final FollowFacts followFacts;

    WhenShipmentDelivered(FollowFacts followFacts) {
        this.followFacts = followFacts;
    }

    /** What we need of logistics' event. */
    record Delivered(String shipmentId, List<String> orderIds, Instant deliveredAt) {}

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
        return "by.pavilion.shipment.delivered.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        Delivered fact = event.as(Delivered.class);
        fact.orderIds()
                .forEach(orderId -> followFacts.follow(
                        orderId, event.time(), progress -> progress.delivered(fact.shipmentId(), fact.deliveredAt())));
    }
}
