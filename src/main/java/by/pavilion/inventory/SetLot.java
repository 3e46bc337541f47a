package by.pavilion.inventory;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.Audit;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A merchant says how much of one lot there is in a warehouse. What else lies there stays as it is. */
@ApplicationScoped
public class SetLot {
    private final Listings listings;
    private final Warehouses warehouses;
    private final StockBook book;
    private final LotBook lots;
    private final Audit audit;

    SetLot(Listings listings, Warehouses warehouses, StockBook book, LotBook lots, Audit audit) {
        this.listings = listings;
        this.warehouses = warehouses;
        this.book = book;
        this.lots = lots;
        this.audit = audit;
    }

    /**
     * What a merchant says.
     *
     * @param available pieces of the lot that are not yet picked for an order
     * @param lot nothing can be said without one
     * @param bestBefore needed when the lot is new in the warehouse
     */
    public record Particulars(
            long available,
            Optional<WarehouseCode> warehouse,
            Optional<LotNumber> lot,
            Optional<LocalDate> bestBefore) {}

    /**
     * Makes the pieces of a lot exactly so many; the difference is booked on the warehouse's balance.
     *
     * @param caller who says so, for the ledger
     * @param ifMatch the number of the SKU's last stock event, if the caller wants to be sure of it; null for the last word
     * @throws by.pavilion.shared.Problem 404 when the listing is not the merchant's, 412 by version, 409 when orders hold more
     *     of the balance than would be left, 422 without a lot or its warehouse, and when the lot is good until another day
     */
    public SkuStock set(
            String caller, MerchantId merchant, Sku sku, @Nullable IfMatch ifMatch, Particulars particulars) {
        return Transactions.retrying(() -> {
            listings.require(merchant, sku);
            SkuStock before = book.lock(sku);
            if (ifMatch != null) {
                IfMatch.check(ifMatch, before.sequence());
            }
            List<FieldError> wrong = wrong(particulars);
            if (!wrong.isEmpty()) {
                throw InventoryProblems.wrong(wrong);
            }
            return book(caller, merchant, before, particulars);
        });
    }

    private List<FieldError> wrong(Particulars particulars) {
        List<FieldError> wrong = new ArrayList<>();
        if (particulars.lot().isEmpty()) {
            wrong.add(FieldError.of("/lot", "lot-missing"));
        }
        if (particulars.warehouse().isEmpty()) {
            wrong.add(FieldError.of("/warehouse", "lot-needs-warehouse"));
        } else if (warehouses.find(particulars.warehouse().get()).isEmpty()) {
            wrong.add(FieldError.of("/warehouse", "unknown-warehouse"));
        }
        return wrong;
    }

    private SkuStock book(String caller, MerchantId merchant, SkuStock before, Particulars particulars) {
        WarehouseCode warehouse = particulars.warehouse().orElseThrow();
        LotStore.Place place =
                new LotStore.Place(before.sku(), warehouse, particulars.lot().orElseThrow());
        LotsAtHand atHand = lots.lock(List.of(place));
        long change = particulars.available() - atHand.left(place);
        long free = before.availableIn(warehouse);
        if (free + change < 0) {
            throw InventoryProblems.belowZero(warehouse, free);
        }
        atHand.add(place, particulars.bestBefore(), change);
        Movement cause = new Movement(MovementReason.STOCK_SET, caller);
        lots.putAway(atHand, cause);
        if (change == 0) {
            return before;
        }
        Map<WarehouseCode, Long> changes = Map.of(warehouse, change);
        SkuStock after = book.book(before, changes, cause);
        audit.note(SetStock.audited(merchant, before, after, changes.keySet()));
        return after;
    }
}
