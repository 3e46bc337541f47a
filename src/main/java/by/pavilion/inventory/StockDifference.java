package by.pavilion.inventory;

import by.pavilion.catalog.Sku;

/**
 * A balance whose counters are not the sums of its ledger rows.
 *
 * @param available the counter; 0 when there is no such balance
 * @param bookedAvailable what the ledger says it should be
 */
public record StockDifference(
        Sku sku, WarehouseCode warehouse, long available, long bookedAvailable, long reserved, long bookedReserved) {}
