package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.util.Optional;

/**
 * A wish for pieces of an SKU from one warehouse.
 *
 * @param pool the pieces of whose pool are wanted; empty for those that are free for all
 * @param spared how many pieces the wish must leave there: those that do not stay good long enough for its channel
 */
public record StockLine(Sku sku, WarehouseCode warehouse, long quantity, Optional<Pool> pool, long spared) {
    public StockLine {
        if (quantity <= 0) {
            throw new IllegalArgumentException("a quantity is positive: " + quantity + " of " + sku);
        }
    }

    /** Of the pieces that are free for all, whichever they are. */
    public StockLine(Sku sku, WarehouseCode warehouse, long quantity) {
        this(sku, warehouse, quantity, Optional.empty(), 0);
    }

    Counter counter() {
        return new Counter(sku, warehouse, pool);
    }
}
