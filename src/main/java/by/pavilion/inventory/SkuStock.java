package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.util.List;

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

    public long reserved() {
        return balances.stream().mapToLong(StockBalance::reserved).reduce(0, Math::addExact);
    }

    public long onHand() {
        return Math.addExact(available(), reserved());
    }
}
