package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.time.LocalDate;

/**
 * A batch of an SKU in a warehouse.
 *
 * @param bestBefore the last day on which the goods are as promised
 * @param assigned pieces that accepted orders are picked from
 * @param removed pieces that were lost, damaged or became too old
 */
public record Lot(
        Sku sku,
        WarehouseCode warehouse,
        LotNumber number,
        LocalDate bestBefore,
        long received,
        long assigned,
        long removed) {
    public Lot {
        if (assigned < 0 || removed < 0 || received < assigned + removed) {
            throw new IllegalArgumentException("lot " + number + " of " + sku + " gives more than it got");
        }
    }

    /** Pieces that can still be assigned or removed. */
    public long left() {
        return received - assigned - removed;
    }
}
