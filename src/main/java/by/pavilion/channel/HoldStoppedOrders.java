package by.pavilion.channel;

import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderHolds;
import by.pavilion.shared.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * An order of ours that its marketplace has stopped before it was sent is held, and goes on when the marketplace lets it. One
 * that is cancelled there when it is too late to cancel it here stays held until a person lets it go: its buyer has the money.
 */
@ApplicationScoped
class HoldStoppedOrders {
    private static final String REASON = "channel-locked";

    private final ImportProgress progress;
    private final OrderHolds holds;

    HoldStoppedOrders(ImportProgress progress, OrderHolds holds) {
        this.progress = progress;
        this.holds = holds;
    }

    /** @param cancelledTooLate that it is cancelled there and not here */
    void follow(ChannelOrder wanted, Order ours, MarketplaceOrder order, boolean cancelledTooLate) {
        ExternalOrder id = wanted.order();
        String actor = "channel:" + id.channel() + ":" + id.shopId();
        String note = id.channel() + " " + id.externalOrderId();
        boolean isHeld = progress.holdOf(wanted).isPresent();
        if (order.state().isBeforeSending() || cancelledTooLate) {
            if (!isHeld) {
                IdempotencyKey once = new IdempotencyKey(
                        "stop-" + wanted.id() + "-" + order.updatedAt().getEpochSecond());
                holds.hold(actor, once, ours.id(), REASON, note)
                        .ifPresent(made -> progress.holds(wanted, made.toString()));
            }
        } else {
            holds.end(actor, ours.id(), REASON, note);
            if (isHeld) {
                progress.holds(wanted, null);
            }
        }
    }
}
