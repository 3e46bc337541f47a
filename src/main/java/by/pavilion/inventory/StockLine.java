package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.util.Optional;

/**
 * A wish for pieces of an SKU from one warehouse.
 *
 * @param pool the pieces of whose pool are wanted; empty for those that are free for all
 */
public record StockLine(Sku sku, WarehouseCode warehouse, long quantity, Optional<Pool> pool) {
    public StockLine {
        if (quantity <= 0) {
            throw new IllegalArgumentException("a quantity is positive: " + quantity + " of " + sku);
        }
    }

    /** Of the pieces that are free for all. */
    public StockLine(Sku sku, WarehouseCode warehouse, long quantity) {
        this(sku, warehouse, quantity, Optional.empty());
    }

    Counter counter() {
        return new Counter(sku, warehouse, pool);
    }
}
