package by.pavilion.inventory;

import by.pavilion.catalog.Sku;

/** A line of the change log: the SKU may have become sold out, or may be there again. */
public record StockChange(long number, Sku sku) {}
