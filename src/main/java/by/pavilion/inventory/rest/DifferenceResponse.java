package by.pavilion.inventory.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.LotNumber;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.StockDifference;
import by.pavilion.inventory.StockDifference.Counted;
import by.pavilion.inventory.WarehouseCode;
import java.util.Optional;

record DifferenceResponse(
        Sku sku,
        WarehouseCode warehouse,
        Optional<Pool> pool,
        Optional<LotNumber> lot,
        Optional<Side> available,
        Optional<Side> reserved,
        Optional<Side> received,
        Optional<Side> removed,
        Optional<Side> assigned) {

    /** One counter and the sum of its rows. */
    record Side(long counter, long ledger) {}

    static DifferenceResponse of(StockDifference difference) {
        return new DifferenceResponse(
                difference.sku(),
                difference.warehouse(),
                difference.pool(),
                difference.lot(),
                side(difference, Counted.AVAILABLE),
                side(difference, Counted.RESERVED),
                side(difference, Counted.RECEIVED),
                side(difference, Counted.REMOVED),
                side(difference, Counted.ASSIGNED));
    }

    private static Optional<Side> side(StockDifference difference, Counted counted) {
        return difference.side(counted).map(side -> new Side(side.counter(), side.ledger()));
    }
}
