package by.pavilion.channel.reconciliation;

import by.pavilion.channel.KnownOrder;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.OrderSearch;
import by.pavilion.ordering.OrderStatus;
import java.util.Optional;

/** How an order that a marketplace lists differs from what we hold of it. */
final class Comparison {
    private Comparison() {}

    /** What is different. */
    enum Difference {
        MISSING_HERE,
        OLD_VERSION,
        /** Cancelled on one side only. */
        CANCELLED_APART
    }

    /**
     * The first difference that matters; empty when there is none.
     *
     * @param known what we hold of it; empty when we never heard of it
     * @param ours how our order stands; empty when there is none
     */
    static Optional<Difference> of(OrderSearch.Found listed, Optional<KnownOrder> known, Optional<OrderStatus> ours) {
        if (known.isEmpty()) {
            return isToBeHere(listed.state()) ? Optional.of(Difference.MISSING_HERE) : Optional.empty();
        }
        KnownOrder held = known.get();
        if (held.isWaiting()) {
            return Optional.of(Difference.MISSING_HERE);
        }
        if (held.isOlderThan(listed.updatedAt(), listed.digest())) {
            return Optional.of(Difference.OLD_VERSION);
        }
        boolean cancelledHere = ours.filter(OrderStatus.CANCELLED::equals).isPresent();
        boolean cancelledThere = listed.state() == MarketplaceOrder.State.CANCELLED;
        boolean live = ours.map(Comparison::isLive).orElse(false);
        return (cancelledThere && live) || (cancelledHere && isToBeHere(listed.state()))
                ? Optional.of(Difference.CANCELLED_APART)
                : Optional.empty();
    }

    private static boolean isToBeHere(MarketplaceOrder.State state) {
        return switch (state) {
            case READY, FULFILLED, UNKNOWN -> true;
            case EARLY, CANCELLED -> false;
        };
    }

    /** What was sent comes back by a return, and is cancelled nowhere. */
    private static boolean isLive(OrderStatus status) {
        return switch (status) {
            case PLACED, PAID, DECLARED, REJECTED -> true;
            case RELEASED, SHIPPED, DELIVERED, COMPLETED, CANCELLED, RETURNED -> false;
        };
    }
}
