package by.pavilion.inventory;

import by.pavilion.catalog.Sku;

/** A wish for pieces of an SKU from one warehouse. */
public record StockLine(Sku sku, WarehouseCode warehouse, long quantity) {
    public StockLine {
        if (quantity <= 0) {
            throw new IllegalArgumentException("a quantity is positive: " + quantity + " of " + sku);
        }
    }
}
