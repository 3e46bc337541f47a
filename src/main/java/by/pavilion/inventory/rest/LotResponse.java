package by.pavilion.inventory.rest;

import by.pavilion.inventory.Lot;
import by.pavilion.inventory.LotNumber;
import by.pavilion.inventory.WarehouseCode;
import java.time.LocalDate;

record LotResponse(
        WarehouseCode warehouse,
        LotNumber lot,
        LocalDate bestBefore,
        long received,
        long assigned,
        long removed,
        long left) {

    static LotResponse of(Lot lot) {
        return new LotResponse(
                lot.warehouse(),
                lot.number(),
                lot.bestBefore(),
                lot.received(),
                lot.assigned(),
                lot.removed(),
                lot.left());
    }
}
