package by.pavilion.inventory.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.StockDifference;
import by.pavilion.inventory.WarehouseCode;
import java.util.Optional;

record DifferenceResponse(Sku sku, WarehouseCode warehouse, Optional<Pool> pool, Side available, Side reserved) {

    /** One counter and the sum of its ledger rows. */
    record Side(long counter, long ledger) {}

    static DifferenceResponse of(StockDifference difference) {
        return new DifferenceResponse(
                difference.sku(),
                difference.warehouse(),
                difference.pool(),
                new Side(difference.available(), difference.bookedAvailable()),
                new Side(difference.reserved(), difference.bookedReserved()));
    }
}
