package by.pavilion.channel;

import by.pavilion.ordering.HoldId;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderHolds;
import by.pavilion.shared.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** An order of ours that its marketplace has stopped before it was sent is held, and goes on when the marketplace lets it. */
@ApplicationScoped
class HoldStoppedOrders {
    private static final String REASON = "channel-locked";

    private final ImportProgress progress;
    private final OrderHolds holds;

    HoldStoppedOrders(ImportProgress progress, OrderHolds holds) {
        this.progress = progress;
        this.holds = holds;
    }

    void follow(ChannelOrder wanted, Order ours, MarketplaceOrder order) {
        ExternalOrder id = wanted.order();
        String actor = "channel:" + id.channel() + ":" + id.shopId();
        Optional<String> hold = progress.holdOf(wanted);
        boolean stopped = order.state() == MarketplaceOrder.State.EARLY;
        if (stopped && hold.isEmpty()) {
            IdempotencyKey once = new IdempotencyKey(
                    "stop-" + wanted.id() + "-" + order.updatedAt().getEpochSecond());
            holds.hold(actor, once, ours.id(), REASON, id.channel() + " " + id.externalOrderId())
                    .ifPresent(made -> progress.holds(wanted, made.toString()));
        } else if (!stopped && hold.isPresent()) {
            holds.end(actor, ours.id(), HoldId.fromString(hold.get()));
            progress.holds(wanted, null);
        }
    }
}
