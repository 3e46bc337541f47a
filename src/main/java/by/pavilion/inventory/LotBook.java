package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** Where pieces of a lot come and go by hand. In the caller's transaction, which holds the SKU. */
@ApplicationScoped
class LotBook {
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final LotStore store;

    LotBook(LotStore store) {
        this.store = store;
    }

    /** How many pieces of a lot can still be assigned or removed. */
    long left(Sku sku, WarehouseCode warehouse, LotNumber number) {
        return store.lock(sku, warehouse, number).map(Lot::left).orElse(0L);
    }

    /**
     * Adds pieces to a lot, or takes some of it away.
     *
     * @param bestBefore needed when the lot is new here
     * @throws by.pavilion.shared.Problem 409 when there are not so many pieces, 422 for a lot that does not exist or is good
     *     until another day
     */
    void book(Sku sku, WarehouseCode warehouse, LotNumber number, Optional<LocalDate> bestBefore, long change) {
        Optional<Lot> lot = store.lock(sku, warehouse, number);
        if (lot.isEmpty()) {
            if (change < 0) {
                throw InventoryProblems.unknownLot();
            }
            LocalDate good = bestBefore.orElseThrow(InventoryProblems::bestBeforeNeeded);
            if (good.isBefore(FIRST_DAY) || good.isAfter(LAST_DAY)) {
                throw InventoryProblems.noBestBefore();
            }
            store.insert(new Lot(sku, warehouse, number, good, change, 0, 0));
            return;
        }
        Lot known = lot.get();
        if (!bestBefore.orElse(known.bestBefore()).equals(known.bestBefore())) {
            throw InventoryProblems.otherBestBefore();
        }
        if (known.left() + change < 0) {
            throw InventoryProblems.belowZero(warehouse, known.left());
        }
        store.add(known, Math.max(0, change), Math.max(0, -change));
    }
}
