package by.pavilion.channel;

import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderHolds;
import by.pavilion.shared.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Keeps an order from leaving for an address that was given up at its marketplace. It is paid when it becomes ours, so papers name
 * the address and ordering does not change it any more: the order is held, and a person sees to it. That it has changed is told,
 * the address never is.
 */
@ApplicationScoped
class WatchAddresses {
    private static final Logger LOG = Logger.getLogger(WatchAddresses.class);
    private static final String REASON = "address-change";

    private final ChannelOrderStore orders;
    private final ChannelCases cases;
    private final OrderHolds holds;

    WatchAddresses(ChannelOrderStore orders, ChannelCases cases, OrderHolds holds) {
        this.orders = orders;
        this.cases = cases;
        this.holds = holds;
    }

    /**
     * A message says that the address has changed, or that the buyer wants it to. One that is not ours yet is imported with the
     * address that it has then. The caller has the transaction.
     */
    void told(ExternalOrder order, String messageId) {
        orders.known(order.channel(), order.shopId(), List.of(order.externalOrderId())).stream()
                .flatMap(known -> known.orderId().stream())
                .forEach(ours -> cases.openOnce(about(order), ours, "message " + messageId));
    }

    /** The message may have been lost: two versions of an order of ours tell it as well, as far as the place is no secret. */
    void compare(Order ours, MarketplaceOrder before, MarketplaceOrder now) {
        boolean isToBeSent =
                now.state() == MarketplaceOrder.State.READY || now.state().isBeforeSending();
        boolean isNewer = !now.updatedAt().isBefore(before.updatedAt());
        if (isToBeSent && isNewer && isUnderWay(ours) && isElsewhere(before.region(), now.region())) {
            cases.openOnce(about(now.id()), ours.id().toString(), "version " + now.updatedAt());
        }
    }

    /** Holds the order while the case is open, once: whoever has let it go has decided. */
    void hold(ExternalOrder id, Order ours) {
        String actor = "channel:" + id.channel() + ":" + id.shopId();
        String note = id.channel() + " " + id.externalOrderId();
        cases.findOpen(about(id))
                .map(open -> new IdempotencyKey("address-" + open.id()))
                .flatMap(once -> holds.hold(actor, once, ours.id(), REASON, note))
                .ifPresent(made -> LOG.debugf("order=%s hold=%s address has changed", id.key(), made));
    }

    private static boolean isUnderWay(Order ours) {
        return switch (ours.status()) {
            case PLACED, PAID, DECLARED, REJECTED, RELEASED, SHIPPED -> true;
            case DELIVERED, COMPLETED, CANCELLED, RETURNED -> false;
        };
    }

    /** What is left out says nothing. */
    private static boolean isElsewhere(MarketplaceOrder.Region before, MarketplaceOrder.Region now) {
        return differs(before.province(), now.province())
                || differs(before.city(), now.city())
                || differs(before.district(), now.district())
                || differs(before.street(), now.street());
    }

    private static boolean differs(String before, String now) {
        return !before.isEmpty() && !now.isEmpty() && !before.equals(now);
    }

    private static ChannelCases.About about(ExternalOrder order) {
        return new ChannelCases.About(
                order.channel(), order.shopId(), Trouble.ADDRESS_CHANGED, order.externalOrderId());
    }
}
