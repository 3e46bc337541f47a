package by.pavilion.inventory;

import by.pavilion.catalog.Sku;

/** Pieces of an SKU in a warehouse that are set aside; they are not among the free ones of the balance. */
public record Allocation(Sku sku, WarehouseCode warehouse, Pool pool, long available, long reserved) {
    public Allocation {
        if (available < 0 || reserved < 0) {
            throw new IllegalArgumentException("an allocation is never negative: " + available + ", " + reserved);
        }
    }
}
