package by.pavilion.channel.clearance;

import by.pavilion.channel.ClearanceOut.Step;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.customs.DeclarationRejected;
import by.pavilion.customs.DeclarationReleased;
import by.pavilion.customs.DeclarationSubmitted;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.SalesChannel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How far customs is with the orders that marketplaces have sold is wanted to be known there. */
@ApplicationScoped
class WhenCustomsTells implements Reaction {
    private static final String SUBMITTED = "by.pavilion.declaration.submitted.v1";
    private static final String RELEASED = "by.pavilion.declaration.released.v1";
    private static final String REJECTED = "by.pavilion.declaration.rejected.v1";

    private final Orders orders;
    private final WantClearance wantClearance;

    WhenCustomsTells(Orders orders, WantClearance wantClearance) {
        this.orders = orders;
        this.wantClearance = wantClearance;
    }

    @Override
    public String context() {
        return "channel";
    }

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public Set<String> types() {
        return Set.of(SUBMITTED, RELEASED, REJECTED);
    }

    /** A step is wanted once, and events of orders that no marketplace has sold say nothing here. */
    @Override
    public boolean toleratesRepeats() {
        return true;
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        Set<OrderId> ids =
                portion.stream().map(event -> OrderId.fromString(event.key())).collect(Collectors.toSet());
        Map<String, ExternalOrder> sold = new HashMap<>();
        orders.soldElsewhere(ids)
                .forEach((id, channel) -> externalOf(channel).ifPresent(external -> sold.put(id.toString(), external)));
        for (ReceivedEvent event : portion) {
            ExternalOrder external = sold.get(event.key());
            if (external != null) {
                want(external, event);
            }
        }
    }

    private void want(ExternalOrder external, ReceivedEvent event) {
        switch (event.type()) {
            case SUBMITTED ->
                wantClearance.want(
                        external,
                        Step.CLEARANCE_STARTED,
                        event.as(DeclarationSubmitted.class).submittedAt(),
                        "");
            case RELEASED ->
                wantClearance.want(
                        external,
                        Step.CLEARED,
                        event.as(DeclarationReleased.class).releasedAt(),
                        "");
            default -> {
                DeclarationRejected rejected = event.as(DeclarationRejected.class);
                wantClearance.want(external, Step.CLEARANCE_FAILED, rejected.rejectedAt(), rejected.code());
            }
        }
    }

    private Optional<ExternalOrder> externalOf(SalesChannel channel) {
        return wantClearance.isHeardBy(channel.code())
                ? channel.shopId().flatMap(shop -> channel.externalOrderId()
                        .map(number -> new ExternalOrder(channel.code(), shop, number)))
                : Optional.empty();
    }
}
