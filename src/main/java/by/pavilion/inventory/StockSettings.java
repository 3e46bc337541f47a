package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.util.Optional;

/**
 * What a merchant wants for an SKU.
 *
 * @param safetyStock pieces that are kept back from sale, as far as there are so many
 * @param lowStockThreshold {@code stock.low} is told when no more than so many pieces are free; never without it
 * @param version 0 as long as nothing was set
 */
public record StockSettings(Sku sku, long safetyStock, Optional<Long> lowStockThreshold, long version) {}
