package by.pavilion.inventory;

import by.pavilion.catalog.Sku;

/** There is less than was wanted: so many are available. */
public record Shortage(Sku sku, WarehouseCode warehouse, long available) {}
