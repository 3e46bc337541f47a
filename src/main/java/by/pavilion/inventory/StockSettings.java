package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.util.Optional;

/**
 * What a merchant wants for an SKU.
 *
 * @param lowStockThreshold {@code stock.low} is told when no more than so many pieces are free; never without it
 * @param version 0 as long as nothing was set
 */
public record StockSettings(Sku sku, Optional<Long> lowStockThreshold, long version) {}
