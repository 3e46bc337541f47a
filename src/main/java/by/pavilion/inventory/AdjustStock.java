package by.pavilion.inventory;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody found, lost, broke or received pieces: books the difference with its reason. */
@ApplicationScoped
public class AdjustStock {
    private final Listings listings;
    private final Warehouses warehouses;
    private final StockBook book;
    private final AdjustmentStore adjustments;
    private final LotBook lots;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    AdjustStock(
            Listings listings,
            Warehouses warehouses,
            StockBook book,
            AdjustmentStore adjustments,
            LotBook lots,
            IdempotencyKeys keys,
            Ids ids,
            Audit audit,
            Clock clock) {
        this.listings = listings;
        this.warehouses = warehouses;
        this.book = book;
        this.adjustments = adjustments;
        this.lots = lots;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is to be booked.
     *
     * @param change as {@code reason} permits
     * @param lot the batch that the pieces belong to; without it they belong to none
     * @param bestBefore needed when the lot is new here
     */
    public record Particulars(
            WarehouseCode warehouse,
            long change,
            AdjustmentReason reason,
            Optional<LotNumber> lot,
            Optional<LocalDate> bestBefore,
            Optional<String> note) {}

    /**
     * Books the change.
     *
     * @param caller who sent the key
     * @throws by.pavilion.shared.Problem 404 when the listing is not the merchant's, 409 when there are not so many pieces,
     *     422 for a warehouse or lot that does not exist, and when the key was used for something else
     */
    public StockAdjustment adjust(
            String caller, IdempotencyKey key, MerchantId merchant, Sku sku, Particulars particulars) {
        return Transactions.retrying(() -> {
            listings.require(merchant, sku);
            List<FieldError> wrong = wrong(particulars);
            if (!wrong.isEmpty()) {
                throw InventoryProblems.wrong(wrong);
            }
            AdjustmentId id = new AdjustmentId(ids.next());
            Optional<String> earlier =
                    keys.claim(caller, key, "adjust stock\n" + sku + "\n" + particulars, id.toString());
            return earlier.isPresent()
                    ? adjustments.require(AdjustmentId.fromString(earlier.get()))
                    : book(id, caller, merchant, sku, particulars);
        });
    }

    /** What can never be booked, whatever is there of the SKU. */
    private List<FieldError> wrong(Particulars particulars) {
        List<FieldError> wrong = new ArrayList<>();
        if (particulars.change() == 0) {
            wrong.add(FieldError.of("/change", "zero-change"));
        } else if (!particulars.reason().permits(particulars.change())) {
            wrong.add(FieldError.of("/change", "wrong-direction"));
        }
        if (particulars.bestBefore().isPresent() && particulars.lot().isEmpty()) {
            wrong.add(FieldError.of("/lot", "lot-missing"));
        }
        if (warehouses.find(particulars.warehouse()).isEmpty()) {
            wrong.add(FieldError.of("/warehouse", "unknown-warehouse"));
        }
        return wrong;
    }

    private StockAdjustment book(
            AdjustmentId id, String caller, MerchantId merchant, Sku sku, Particulars particulars) {
        WarehouseCode warehouse = particulars.warehouse();
        SkuStock before = book.lock(sku);
        long available = before.availableIn(warehouse);
        if (available + particulars.change() < 0) {
            throw InventoryProblems.belowZero(warehouse, available);
        }
        Movement cause = new Movement(particulars.reason().movement(), id.toString());
        particulars
                .lot()
                .ifPresent(lot -> lots.book(
                        new LotStore.Place(sku, warehouse, lot),
                        particulars.bestBefore(),
                        particulars.change(),
                        cause));
        StockAdjustment adjustment = new StockAdjustment(
                id,
                sku,
                warehouse,
                particulars.change(),
                particulars.reason(),
                particulars.lot(),
                particulars.note(),
                clock.instant());
        adjustments.insert(adjustment, caller);
        book.book(before, Map.of(warehouse, particulars.change()), cause);
        audit.note(new Audited(
                AuditedKind.STOCK,
                sku.value(),
                Optional.of(merchant),
                Map.of(warehouse.value(), available),
                Map.of(warehouse.value(), available + particulars.change(), "reason", particulars.reason())));
        return adjustment;
    }
}
