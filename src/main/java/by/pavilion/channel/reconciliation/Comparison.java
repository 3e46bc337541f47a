package by.pavilion.channel.reconciliation;

import by.pavilion.channel.KnownOrder;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.aftersales.TakenOut;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.shared.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How an order that a marketplace lists differs from what we hold of it. */
final class Comparison {
    private Comparison() {}

    /** What is different. */
    enum Difference {
        MISSING_HERE,
        OLD_VERSION,
        /** Cancelled on one side only. */
        CANCELLED_APART,
        /** Sent there, and here nothing has been done yet. */
        SENT_THERE_ONLY,
        /** It has taken a parcel from us and says that the order is to be sent. */
        SENT_HERE_ONLY,
        /** It knows a parcel that is none of ours. */
        OTHER_PARCEL,
        /** Of another number of lines. */
        OTHER_LINES,
        /** Paid with another sum than is to be paid for ours. */
        OTHER_SUM
    }

    /**
     * What is in an order of ours, as far as it is compared.
     *
     * @param parcels numbers of those that the marketplace has taken
     */
    record Ours(OrderStatus status, int lines, Money payable, Set<String> parcels) {
        Ours {
            parcels = Set.copyOf(parcels);
        }

        static Ours of(Order order) {
            return new Ours(order.status(), order.lines().size(), order.totals().payable(), Set.of());
        }

        Ours with(Set<String> reported) {
            return new Ours(status, lines, payable, reported);
        }

        /** As it was before lines were taken out of it that its marketplace still shows. */
        Ours with(List<TakenOut> takenOut) {
            return new Ours(
                    status,
                    lines + takenOut.size(),
                    takenOut.stream().map(TakenOut::amount).reduce(payable, Money::plus),
                    parcels);
        }
    }

    /**
     * The first difference that matters; empty when there is none.
     *
     * @param known what we hold of it; empty when we never heard of it
     * @param ours how our order stands; empty when there is none
     */
    static Optional<Difference> of(OrderSearch.Found listed, Optional<KnownOrder> known, Optional<Ours> ours) {
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
        return ours.flatMap(one -> difference(listed, one));
    }

    private static Optional<Difference> difference(OrderSearch.Found listed, Ours ours) {
        boolean cancelledHere = ours.status() == OrderStatus.CANCELLED;
        boolean cancelledThere = listed.state() == MarketplaceOrder.State.CANCELLED;
        boolean isStopped =
                listed.state() == MarketplaceOrder.State.STOPPED; // perhaps it is being cancelled there, too
        if ((cancelledThere && isLive(ours.status())) || (cancelledHere && !isStopped && isToBeHere(listed.state()))) {
            return Optional.of(Difference.CANCELLED_APART);
        }
        if (listed.state() == MarketplaceOrder.State.FULFILLED && isUntouched(ours.status())) {
            return Optional.of(Difference.SENT_THERE_ONLY);
        }
        if (listed.state() == MarketplaceOrder.State.READY && !ours.parcels().isEmpty()) {
            return Optional.of(Difference.SENT_HERE_ONLY);
        }
        return listed.content().flatMap(there -> difference(there, ours));
    }

    /** What is paid back later changes neither what was paid nor what was ordered. */
    private static Optional<Difference> difference(OrderSearch.Content there, Ours ours) {
        if (there.lines() != ours.lines()) {
            return Optional.of(Difference.OTHER_LINES);
        }
        if (!ours.parcels().isEmpty() && !ours.parcels().containsAll(there.parcels())) {
            return Optional.of(Difference.OTHER_PARCEL);
        }
        return there.paid().filter(paid -> !paid.equals(ours.payable())).map(paid -> Difference.OTHER_SUM);
    }

    /** What customs has not even been told of cannot have been sent by us. */
    private static boolean isUntouched(OrderStatus status) {
        return switch (status) {
            case PLACED, PAID -> true;
            case DECLARED, REJECTED, RELEASED, SHIPPED, DELIVERED, COMPLETED, CANCELLED, RETURNED -> false;
        };
    }

    private static boolean isToBeHere(MarketplaceOrder.State state) {
        return switch (state) {
            case READY, STOPPED, FULFILLED, UNKNOWN -> true;
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
