package by.pavilion.ordering;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The parcel has its number. */
@ApplicationScoped
class WhenShipmentCreated implements Reaction {
    private final FollowFacts followFacts;

    WhenShipmentCreated(FollowFacts followFacts) {
        this.followFacts = followFacts;
    }

    /** What we need of logistics' event. */
    record Created(String shipmentId, List<String> orderIds) {}

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
        return "by.pavilion.shipment.created.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        Created fact = event.as(Created.class);
        fact.orderIds()
                .forEach(orderId -> followFacts.follow(
                        orderId, event.time(), progress -> progress.moved(FulfilmentStatus.READY, fact.shipmentId())));
    }
}
