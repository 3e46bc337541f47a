package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.util.Optional;

/**
 * A balance whose counters are not the sums of its ledger rows.
 *
 * @param pool what the pieces are set aside for; absent for the common counter
 * @param available the counter; 0 when there is no such balance
 * @param bookedAvailable what the ledger says it should be
 */
public record StockDifference(
        Sku sku,
        WarehouseCode warehouse,
        Optional<Pool> pool,
        long available,
        long bookedAvailable,
        long reserved,
        long bookedReserved) {}
