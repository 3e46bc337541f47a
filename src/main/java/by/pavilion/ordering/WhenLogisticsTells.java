package by.pavilion.ordering;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Orders follow their parcels. */
@ApplicationScoped
class WhenLogisticsTells implements Reaction {
    private static final Map<String, Function<ReceivedEvent, Stream<Told>>> READERS = Map.of(
            "by.pavilion.shipment.created.v1", WhenLogisticsTells::created,
            "by.pavilion.shipment.leg-departed.v1", WhenLogisticsTells::legDeparted,
            "by.pavilion.shipment.delivered.v1", WhenLogisticsTells::delivered);

    private final FollowFacts followFacts;

    WhenLogisticsTells(FollowFacts followFacts) {
        this.followFacts = followFacts;
    }

    /** What we need of logistics' events. */
    record Created(String shipmentId, List<String> orderIds) {}

    record Departed(String shipmentId, List<String> orderIds, boolean lastMile, Instant departedAt) {}

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
    public Set<String> types() {
        return READERS.keySet();
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        List<Told> told = portion.stream()
                .flatMap(event ->
                        Objects.requireNonNull(READERS.get(event.type())).apply(event))
                .toList();
        if (!told.isEmpty()) { // goods in bulk belong to no order
            followFacts.follow(told);
        }
    }

    /** The parcel has its number. */
    private static Stream<Told> created(ReceivedEvent event) {
        Created fact = event.as(Created.class);
        return each(fact.orderIds(), event, progress -> progress.moved(FulfilmentStatus.READY, fact.shipmentId()));
    }

    /** The parcel has left a place; on the last mile that ships the order. */
    private static Stream<Told> legDeparted(ReceivedEvent event) {
        Departed fact = event.as(Departed.class);
        return each(
                fact.orderIds(),
                event,
                progress -> fact.lastMile()
                        ? progress.shipped(fact.shipmentId(), fact.departedAt())
                        : progress.moved(FulfilmentStatus.IN_TRANSIT, fact.shipmentId()));
    }

    private static Stream<Told> delivered(ReceivedEvent event) {
        Delivered fact = event.as(Delivered.class);
        return each(fact.orderIds(), event, progress -> progress.delivered(fact.shipmentId(), fact.deliveredAt()));
    }

    private static Stream<Told> each(List<String> orderIds, ReceivedEvent event, UnaryOperator<Progress> change) {
        return orderIds.stream().map(orderId -> Told.of(orderId, event, change));
    }
}
