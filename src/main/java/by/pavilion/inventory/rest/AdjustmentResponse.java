package by.pavilion.inventory.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.AdjustmentId;
import by.pavilion.inventory.AdjustmentReason;
import by.pavilion.inventory.LotNumber;
import by.pavilion.inventory.StockAdjustment;
import by.pavilion.inventory.WarehouseCode;
import java.time.Instant;
import java.util.Optional;

record AdjustmentResponse(
        AdjustmentId id,
        Sku sku,
        WarehouseCode warehouse,
        long change,
        AdjustmentReason reason,
        Optional<LotNumber> lot,
        Optional<String> note,
        Instant adjustedAt) {

    static AdjustmentResponse of(StockAdjustment adjustment) {
        return new AdjustmentResponse(
                adjustment.id(),
                adjustment.sku(),
                adjustment.warehouse(),
                adjustment.change(),
                adjustment.reason(),
                adjustment.lot(),
                adjustment.note(),
                adjustment.adjustedAt());
    }
}
