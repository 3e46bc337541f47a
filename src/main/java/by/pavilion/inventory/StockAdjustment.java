package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of stock that somebody booked by hand.
 *
 * @param change what was added to the available pieces; never 0
 * @param lot the batch, when the pieces have one
 */
public record StockAdjustment(
        AdjustmentId id,
        Sku sku,
        WarehouseCode warehouse,
        long change,
        AdjustmentReason reason,
        Optional<LotNumber> lot,
        Optional<String> note,
        Instant adjustedAt) {}
