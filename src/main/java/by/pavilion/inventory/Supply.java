package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What there is of some SKUs and for whom, as it was when somebody looked. A channel for which a merchant has set pieces
 * aside in a warehouse sells those and no others there, and none once they are gone. Of what is free for all a channel sells
 * what stays good long enough for its rule; what is set aside is the merchant's own choice.
 *
 * @param balances what is free for all, by SKU
 * @param pools what is set aside for channels, by SKU
 * @param tooOld what of the free pieces channels with stricter rules cannot sell, by SKU
 */
public record Supply(
        Map<Sku, List<StockBalance>> balances, Map<Sku, List<Allocation>> pools, Map<Sku, List<TooOld>> tooOld) {
    public Supply {
        balances = Map.copyOf(balances);
        pools = Map.copyOf(pools);
        tooOld = Map.copyOf(tooOld);
    }

    /** What a channel can sell of an SKU, by warehouse. Nothing of an SKU that we never had. */
    public List<StockBalance> of(Sku sku, Pool channel) {
        Map<WarehouseCode, StockBalance> sellable = new TreeMap<>();
        for (StockBalance balance : balances.getOrDefault(sku, List.of())) {
            long good = Math.max(0, balance.available() - spared(sku, balance.warehouse(), channel));
            sellable.put(balance.warehouse(), new StockBalance(balance.warehouse(), good, balance.reserved()));
        }
        for (Allocation pool : pools.getOrDefault(sku, List.of())) {
            if (pool.pool().equals(channel)) {
                sellable.put(pool.warehouse(), new StockBalance(pool.warehouse(), pool.available(), pool.reserved()));
            }
        }
        return List.copyOf(sellable.values());
    }

    /** How many pieces of an SKU a channel can sell, over all warehouses. */
    public long available(Sku sku, Pool channel) {
        return of(sku, channel).stream().mapToLong(StockBalance::available).reduce(0, Math::addExact);
    }

    /** A channel's wish for pieces, from those that it may take. */
    public StockLine line(Sku sku, WarehouseCode warehouse, long quantity, Pool channel) {
        Optional<Pool> own = pools.getOrDefault(sku, List.of()).stream()
                .filter(pool -> pool.warehouse().equals(warehouse))
                .map(Allocation::pool)
                .filter(channel::equals)
                .findFirst();
        return new StockLine(sku, warehouse, quantity, own, own.isPresent() ? 0 : spared(sku, warehouse, channel));
    }

    private long spared(Sku sku, WarehouseCode warehouse, Pool channel) {
        return tooOld.getOrDefault(sku, List.of()).stream()
                .filter(lots ->
                        lots.channel().equals(channel) && lots.warehouse().equals(warehouse))
                .mapToLong(TooOld::pieces)
                .sum();
    }

    /** The free pieces of each counter. */
    Map<Counter, Long> byCounter() {
        Map<Counter, Long> free = new HashMap<>();
        balances.forEach((sku, ofSku) ->
                ofSku.forEach(balance -> free.put(Counter.common(sku, balance.warehouse()), balance.available())));
        pools.values().forEach(ofSku -> ofSku.forEach(pool -> free.put(Counter.of(pool), pool.available())));
        return free;
    }
}
