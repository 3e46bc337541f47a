package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.util.List;
import java.util.Optional;

/**
 * Something counted that is not the sum of its rows: a balance and its ledger, a lot with its ledger and its assignments.
 *
 * @param pool what a balance's pieces are set aside for; absent for the common counter and for lots
 * @param lot only where it is about a lot
 */
public record StockDifference(
        Sku sku, WarehouseCode warehouse, Optional<Pool> pool, Optional<LotNumber> lot, List<Side> sides) {
    public StockDifference {
        sides = List.copyOf(sides);
    }

    /** What is counted. */
    public enum Counted {
        AVAILABLE,
        RESERVED,
        RECEIVED,
        REMOVED,
        ASSIGNED
    }

    /**
     * A counter and what the rows say it should be.
     *
     * @param counter 0 when there is no such balance or lot
     */
    public record Side(Counted counted, long counter, long ledger) {}

    static StockDifference ofBalance(
            Sku sku,
            WarehouseCode warehouse,
            Optional<Pool> pool,
            long available,
            long bookedAvailable,
            long reserved,
            long bookedReserved) {
        return new StockDifference(
                sku,
                warehouse,
                pool,
                Optional.empty(),
                List.of(
                        new Side(Counted.AVAILABLE, available, bookedAvailable),
                        new Side(Counted.RESERVED, reserved, bookedReserved)));
    }

    static StockDifference ofLot(
            Sku sku, WarehouseCode warehouse, LotNumber lot, Sums received, Sums removed, Sums assigned) {
        return new StockDifference(
                sku,
                warehouse,
                Optional.empty(),
                Optional.of(lot),
                List.of(received.of(Counted.RECEIVED), removed.of(Counted.REMOVED), assigned.of(Counted.ASSIGNED)));
    }

    /** A counter and the sum of its rows. */
    record Sums(long counter, long ledger) {
        private Side of(Counted counted) {
            return new Side(counted, counter, ledger);
        }
    }

    public Optional<Side> side(Counted counted) {
        return sides.stream().filter(side -> side.counted() == counted).findFirst();
    }
}
