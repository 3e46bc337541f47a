package by.pavilion.channel.reconciliation;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.KeptNumbers;
import by.pavilion.channel.KnownOrder;
import by.pavilion.channel.KnownOrders;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.OrdersIn;
import by.pavilion.channel.ReconciliationIn;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.Shops;
import by.pavilion.channel.aftersales.TakenOut;
import by.pavilion.channel.aftersales.TakenOutLines;
import by.pavilion.channel.pull.OrderLists;
import by.pavilion.channel.pull.PullShops;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a window of a shop's list with what we hold. */
@ApplicationScoped
class CompareShop {
    private static final int AT_ONCE = 1_000;

    private final Channels channels;
    private final OrderLists lists;
    private final KnownOrders knownOrders;
    private final TakenOutLines takenOutLines;
    private final KeptNumbers keptNumbers;
    private final Orders orders;
    private final Shops shops;
    private final PullShops pullShops;
    private final Clock clock;

    CompareShop(
            Channels channels,
            OrderLists lists,
            KnownOrders knownOrders,
            TakenOutLines takenOutLines,
            KeptNumbers keptNumbers,
            Orders orders,
            Shops shops,
            PullShops pullShops,
            Clock clock) {
        this.channels = channels;
        this.lists = lists;
        this.knownOrders = knownOrders;
        this.takenOutLines = takenOutLines;
        this.keptNumbers = keptNumbers;
        this.orders = orders;
        this.shops = shops;
        this.pullShops = pullShops;
        this.clock = clock;
    }

    /** What is different of one order. */
    record Found(String externalOrderId, Optional<String> orderId, Comparison.Difference difference, String detail) {}

    /**
     * What a window held.
     *
     * @param agreeing numbers of those in which nothing differs
     * @param missingThere numbers of ours that were changed in it and are not listed
     * @param asked up to which of ours it was asked; empty when it was asked about all. Else only {@code missingThere} is told,
     *     and the rest when there is nothing left to be asked
     */
    record Result(
            long listed,
            Set<String> agreeing,
            List<Found> differences,
            List<KnownOrder> missingThere,
            Optional<String> asked) {
        /** Of a window of which nothing is left to be compared. */
        static final Result NOTHING = new Result(0, Set.of(), List.of(), List.of(), Optional.empty());

        Result {
            agreeing = Set.copyOf(agreeing);
            differences = List.copyOf(differences);
            missingThere = List.copyOf(missingThere);
        }

        /** What a comparison is then, which has reached a time and goes on with a window. */
        Reconciliation.Run addTo(Reconciliation.Run run, Instant reached, Duration window) {
            long missingHere = differences.stream()
                    .filter(found -> found.difference() == Comparison.Difference.MISSING_HERE)
                    .count();
            return new Reconciliation.Run(
                    run.from(),
                    run.until(),
                    reached,
                    window,
                    run.listed() + listed,
                    run.missingHere() + missingHere,
                    run.missingThere() + missingThere.size(),
                    run.differing() + differences.size() - missingHere,
                    asked,
                    false);
        }
    }

    /**
     * How it is asked about ours that are not listed: each is a call, and after an outage there may be thousands.
     *
     * @param after those up to here were asked about before
     * @param most about so many at once
     * @param until when it is to be over; one question is always asked
     */
    record Asking(Optional<String> after, int most, Instant until) {}

    /** Empty when more orders are listed than are wanted at once. */
    Optional<Result> compare(ShopAccess shop, Instant from, Instant until, int most, Asking asking)
            throws ChannelFault {
        ReconciliationIn there = channels.require(shop.shop().channel(), ReconciliationIn.class);
        Optional<List<OrderSearch.Found>> listed = lists.read(there::listed, shop, from, until, most);
        return listed.isEmpty()
                ? Optional.empty()
                : Optional.of(compare(
                        shop,
                        from,
                        until,
                        byNumber(keptNumbers.ofListed(
                                shop.shop().channel(), shop.shop().shopId(), listed.get())),
                        asking));
    }

    /** An order may be listed twice, at the edges of pages and of narrower windows. */
    private static Map<String, OrderSearch.Found> byNumber(List<OrderSearch.Found> listed) {
        return listed.stream()
                .collect(Collectors.toMap(
                        OrderSearch.Found::externalOrderId,
                        one -> one,
                        (one, other) -> one.updatedAt().isBefore(other.updatedAt()) ? other : one));
    }

    private Result compare(
            ShopAccess shop, Instant from, Instant until, Map<String, OrderSearch.Found> listed, Asking asking)
            throws ChannelFault {
        Missing missing = missing(shop, from, until, listed.keySet(), asking);
        if (missing.asked().isPresent()) {
            return new Result(0, Set.of(), List.of(), missing.there(), missing.asked());
        }
        String channel = shop.shop().channel();
        String shopId = shop.shop().shopId();
        Map<String, KnownOrder> known = knownOrders.find(channel, shopId, listed.keySet());
        Map<String, Set<String>> parcels = knownOrders.reportedParcels(channel, shopId, known.keySet());
        Map<OrderId, Comparison.Ours> ours = ours(known.values().stream()
                .flatMap(one -> one.orderId().stream())
                .map(OrderId::fromString)
                .collect(Collectors.toSet()));
        Map<String, List<TakenOut>> takenOut = takenOutLines.of(channel, shopId, known.keySet());
        List<Found> differences = new ArrayList<>();
        Optional<Instant> beginning = shops.connectedAt(channel, shopId).map(pullShops::beginningOf);
        for (OrderSearch.Found one : listed.values()) {
            Optional<KnownOrder> held = Optional.ofNullable(known.get(one.externalOrderId()));
            if (held.isEmpty() && isBeforeUs(one, beginning)) {
                continue;
            }
            Optional<Comparison.Ours> order = held.flatMap(KnownOrder::orderId)
                    .map(OrderId::fromString)
                    .flatMap(id -> Optional.ofNullable(ours.get(id)))
                    .map(mine -> mine.with(parcels.getOrDefault(one.externalOrderId(), Set.of()))
                            .with(takenOut.getOrDefault(one.externalOrderId(), List.of())));
            Comparison.of(one, held, order)
                    .ifPresent(difference -> differences.add(new Found(
                            one.externalOrderId(),
                            held.flatMap(KnownOrder::orderId),
                            difference,
                            difference + ": there " + one.state() + ", here "
                                    + order.map(found -> found.status().name()).orElse("nothing"))));
        }
        Set<String> agreeing = new HashSet<>(listed.keySet());
        differences.forEach(found -> agreeing.remove(found.externalOrderId()));
        return new Result(listed.size(), agreeing, differences, missing.there(), Optional.empty());
    }

    /** Ours that the marketplace does not have any more, as far as was asked. */
    private record Missing(List<KnownOrder> there, Optional<String> asked) {
        Missing {
            there = List.copyOf(there);
        }
    }

    /** A fault costs one question, not those that were answered before it. */
    private Missing missing(ShopAccess shop, Instant from, Instant until, Set<String> listed, Asking asking)
            throws ChannelFault {
        List<KnownOrder> missing = new ArrayList<>();
        Optional<String> asked = Optional.empty();
        int questions = 0;
        for (KnownOrder one : knownOrders.changedBetween(
                shop.shop().channel(),
                shop.shop().shopId(),
                from,
                until,
                asking.after().orElse(""))) {
            if (listed.contains(one.externalOrderId())) {
                continue;
            }
            boolean isEnough = questions >= asking.most() || !clock.instant().isBefore(asking.until());
            if (asked.isPresent() && isEnough) {
                return new Missing(missing, asked);
            }
            try {
                if (isGone(shop, one, until)) {
                    missing.add(one);
                }
            } catch (ChannelFault fault) {
                if (asked.isEmpty()) {
                    throw fault;
                }
                return new Missing(missing, asked);
            }
            asked = Optional.of(one.externalOrderId());
            questions++;
        }
        return new Missing(missing, Optional.empty());
    }

    /** What has changed since is listed in a later window: that it is not in this one means nothing. */
    private boolean isGone(ShopAccess shop, KnownOrder one, Instant until) throws ChannelFault {
        OrdersIn there = channels.require(shop.shop().channel(), OrdersIn.class);
        String raw;
        try {
            raw = there.fetchRaw(shop, one.externalOrderId());
        } catch (ChannelFault fault) {
            if (fault.kind() == ChannelFault.Kind.REFUSED) {
                return true;
            }
            throw fault;
        }
        try {
            ExternalOrder id =
                    new ExternalOrder(shop.shop().channel(), shop.shop().shopId(), one.externalOrderId());
            return there.read(id, raw).updatedAt().isBefore(until);
        } catch (ChannelFault unreadable) { // it is there
            return false;
        }
    }

    /** What was sent before a shop's past is read was never ours to send. */
    private static boolean isBeforeUs(OrderSearch.Found listed, Optional<Instant> beginning) {
        return listed.state() == MarketplaceOrder.State.FULFILLED
                && beginning.filter(listed.updatedAt()::isBefore).isPresent();
    }

    private Map<OrderId, Comparison.Ours> ours(Set<OrderId> ids) {
        Map<OrderId, Comparison.Ours> found = new HashMap<>();
        List<OrderId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            for (Order order : orders.find(all.subList(from, Math.min(from + AT_ONCE, all.size())))) {
                found.put(order.id(), Comparison.Ours.of(order));
            }
        }
        return found;
    }
}
