package by.pavilion.channel.reconciliation;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.KnownOrder;
import by.pavilion.channel.KnownOrders;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.pull.OrderLists;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a window of a shop's list with what we hold. */
@ApplicationScoped
class CompareShop {
    private final Channels channels;
    private final OrderLists lists;
    private final KnownOrders knownOrders;
    private final Orders orders;

    CompareShop(Channels channels, OrderLists lists, KnownOrders knownOrders, Orders orders) {
        this.channels = channels;
        this.lists = lists;
        this.knownOrders = knownOrders;
        this.orders = orders;
    }

    /** What is different of one order. */
    record Found(String externalOrderId, Optional<String> orderId, Comparison.Difference difference, String detail) {}

    /**
     * What a window held.
     *
     * @param missingThere numbers of ours that were changed in it and are not listed
     */
    record Result(long listed, List<Found> differences, List<KnownOrder> missingThere) {
        Result {
            differences = List.copyOf(differences);
            missingThere = List.copyOf(missingThere);
        }
    }

    Result compare(ShopAccess shop, Instant from, Instant until) throws ChannelFault {
        String channel = shop.shop().channel();
        String shopId = shop.shop().shopId();
        List<OrderSearch.Found> listed = lists.read(channels.require(channel, OrderSearch.class), shop, from, until);
        Map<String, KnownOrder> known = knownOrders.find(
                channel,
                shopId,
                listed.stream().map(OrderSearch.Found::externalOrderId).collect(Collectors.toSet()));
        Map<OrderId, OrderStatus> ours = statuses(known.values().stream()
                .flatMap(one -> one.orderId().stream())
                .map(OrderId::fromString)
                .collect(Collectors.toSet()));
        List<Found> differences = new ArrayList<>();
        for (OrderSearch.Found one : listed) {
            Optional<KnownOrder> held = Optional.ofNullable(known.get(one.externalOrderId()));
            Optional<OrderStatus> status = held.flatMap(KnownOrder::orderId)
                    .map(OrderId::fromString)
                    .flatMap(id -> Optional.ofNullable(ours.get(id)));
            Comparison.of(one, held, status)
                    .ifPresent(difference -> differences.add(new Found(
                            one.externalOrderId(),
                            held.flatMap(KnownOrder::orderId),
                            difference,
                            difference + ": there " + one.state() + ", here "
                                    + status.map(OrderStatus::name).orElse("nothing"))));
        }
        Set<String> numbers =
                listed.stream().map(OrderSearch.Found::externalOrderId).collect(Collectors.toSet());
        List<KnownOrder> missingThere = knownOrders.changedBetween(channel, shopId, from, until).stream()
                .filter(one -> !numbers.contains(one.externalOrderId()))
                .toList();
        return new Result(numbers.size(), differences, missingThere);
    }

    private Map<OrderId, OrderStatus> statuses(Set<OrderId> ids) {
        Map<OrderId, OrderStatus> statuses = new HashMap<>();
        for (Order order : orders.find(ids)) {
            statuses.put(order.id(), order.status());
        }
        return statuses;
    }
}
