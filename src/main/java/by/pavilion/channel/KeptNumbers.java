package by.pavilion.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Under which number an order goes on that its marketplace knows by several: under the one by which we have it already. */
@ApplicationScoped
public class KeptNumbers {
    private final ChannelOrderStore orders;
    private final Channels channels;

    KeptNumbers(ChannelOrderStore orders, Channels channels) {
        this.orders = orders;
        this.channels = channels;
    }

    @Transactional
    public ExternalOrder of(ExternalOrder told) {
        String number = told.externalOrderId();
        return new ExternalOrder(
                told.channel(),
                told.shopId(),
                of(told.channel(), told.shopId(), List.of(number)).getOrDefault(number, number));
    }

    /** The same of many orders, shop by shop. */
    @Transactional
    public List<ExternalOrder> ofAll(Collection<ExternalOrder> told) {
        List<ExternalOrder> kept = new ArrayList<>();
        told.stream()
                .collect(Collectors.groupingBy(order -> List.of(order.channel(), order.shopId())))
                .forEach((shop, orders) -> of(
                                shop.get(0),
                                shop.get(1),
                                orders.stream()
                                        .map(ExternalOrder::externalOrderId)
                                        .collect(Collectors.toSet()))
                        .values()
                        .forEach(number -> kept.add(new ExternalOrder(shop.get(0), shop.get(1), number))));
        return kept;
    }

    /** What a list tells of, by the numbers under which it goes on. */
    @Transactional
    public List<OrderSearch.Found> ofListed(String channel, String shopId, List<OrderSearch.Found> listed) {
        Map<String, String> kept = of(
                channel,
                shopId,
                listed.stream().map(OrderSearch.Found::externalOrderId).collect(Collectors.toSet()));
        return listed.stream()
                .map(one -> one.under(kept.getOrDefault(one.externalOrderId(), one.externalOrderId())))
                .toList();
    }

    /** By the numbers that were told. */
    @Transactional
    public Map<String, String> of(String channel, String shopId, Collection<String> told) {
        Optional<OrdersIn> adapter = channels.find(channel, OrdersIn.class);
        Map<String, List<String>> numbers = new HashMap<>();
        told.forEach(number ->
                numbers.put(number, adapter.map(one -> one.numbersOf(number)).orElse(List.of(number))));
        Set<String> known = new HashSet<>(orders.among(
                channel,
                shopId,
                numbers.values().stream().flatMap(all -> all.stream().skip(1)).toList()));
        if (!known.isEmpty()) {
            known.addAll(orders.among(
                    channel,
                    shopId,
                    numbers.values().stream().map(all -> all.get(0)).toList()));
        }
        Map<String, String> kept = new HashMap<>();
        numbers.forEach((number, all) -> kept.put(
                number, all.stream().filter(known::contains).findFirst().orElse(all.get(0))));
        return kept;
    }
}
