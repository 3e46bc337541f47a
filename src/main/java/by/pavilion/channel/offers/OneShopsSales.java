package by.pavilion.channel.offers;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ShopTurns;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.SalesChannel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the goods that nobody but one shop of a marketplace has sold. */
@ApplicationScoped
class OneShopsSales {
    private static final int AT_ONCE = 1_000;

    private final Orders orders;

    OneShopsSales(Orders orders) {
        this.orders = orders;
    }

    /**
     * The shop that has sold the goods, of goods that only one has. What was sold in more than one shop, or in our own, is not
     * there.
     *
     * @param sold the orders of goods, at least one of each
     */
    Map<Sku, ShopTurns.Turn> of(Map<Sku, Set<OrderId>> sold) {
        Map<OrderId, SalesChannel> elsewhere =
                soldElsewhere(sold.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        Map<Sku, ShopTurns.Turn> shops = new TreeMap<>();
        sold.forEach((sku, ids) -> {
            Set<Optional<ShopTurns.Turn>> sellers = new HashSet<>();
            ids.forEach(id -> sellers.add(Optional.ofNullable(elsewhere.get(id)).flatMap(OneShopsSales::shop)));
            if (sellers.size() == 1) {
                sellers.iterator().next().ifPresent(shop -> shops.put(sku, shop));
            }
        });
        return shops;
    }

    private static Optional<ShopTurns.Turn> shop(SalesChannel channel) {
        return channel.shopId().map(shopId -> new ShopTurns.Turn(channel.code(), shopId));
    }

    private Map<OrderId, SalesChannel> soldElsewhere(Collection<OrderId> ids) {
        List<OrderId> all = new ArrayList<>(ids);
        Map<OrderId, SalesChannel> found = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            found.putAll(orders.soldElsewhere(all.subList(from, Math.min(from + AT_ONCE, all.size()))));
        }
        return found;
    }
}
