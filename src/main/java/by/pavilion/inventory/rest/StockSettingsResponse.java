package by.pavilion.inventory.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.StockSettings;
import java.util.Optional;

record StockSettingsResponse(Sku sku, long safetyStock, Optional<Long> lowStockThreshold) {
    static StockSettingsResponse of(StockSettings settings) {
        return new StockSettingsResponse(settings.sku(), settings.safetyStock(), settings.lowStockThreshold());
    }
}
