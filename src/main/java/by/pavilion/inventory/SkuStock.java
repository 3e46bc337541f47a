package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is there of one SKU.
 *
 * @param sequence the number of the SKU's last event
 * @param balances by warehouse code
 */
public record SkuStock(Sku sku, long sequence, List<StockBalance> balances) {
    public SkuStock {
        balances = List.copyOf(balances);
    }

    public long available() {
        return balances.stream().mapToLong(StockBalance::available).reduce(0, Math::addExact);
    }

    /** The free pieces in one warehouse; 0 where there never were any. */
    public long availableIn(WarehouseCode warehouse) {
        return balances.stream()
                .filter(balance -> balance.warehouse().equals(warehouse))
                .mapToLong(StockBalance::available)
                .sum();
    }

    /** What there will be after changes of what is free, before they are booked. */
    SkuStock plus(Map<WarehouseCode, Long> changes) {
        Map<WarehouseCode, StockBalance> after = new TreeMap<>();
        balances.forEach(balance -> after.put(balance.warehouse(), balance));
        changes.forEach((warehouse, change) -> {
            StockBalance before = after.getOrDefault(warehouse, new StockBalance(warehouse, 0, 0));
            after.put(
                    warehouse,
                    new StockBalance(warehouse, Math.addExact(before.available(), change), before.reserved()));
        });
        return new SkuStock(sku, sequence, List.copyOf(after.values()));
    }

    /** Whether anything of it was ever in this warehouse. */
    boolean hasBalanceIn(WarehouseCode warehouse) {
        return balances.stream().anyMatch(balance -> balance.warehouse().equals(warehouse));
    }

    public long reserved() {
        return balances.stream().mapToLong(StockBalance::reserved).reduce(0, Math::addExact);
    }

    public long onHand() {
        return Math.addExact(available(), reserved());
    }
}
