package by.pavilion.inventory;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A merchant says how much of its SKU can be sold. What is reserved for orders stays reserved. */
@ApplicationScoped
public class SetStock {
    private static final Comparator<StockBalance> FULLEST_FIRST =
            Comparator.comparingLong(StockBalance::available).reversed().thenComparing(StockBalance::warehouse);

    private final Listings listings;
    private final Warehouses warehouses;
    private final Stock stock;
    private final StockBook book;
    private final FirstShelf firstShelf;
    private final Audit audit;

    SetStock(
            Listings listings, Warehouses warehouses, Stock stock, StockBook book, FirstShelf firstShelf, Audit audit) {
        this.listings = listings;
        this.warehouses = warehouses;
        this.stock = stock;
        this.book = book;
        this.firstShelf = firstShelf;
        this.audit = audit;
    }

    /**
     * Whether stock could be set as far as it depends on what is there.
     *
     * @throws by.pavilion.shared.Problem 404 or 412 as {@link #set}
     */
    public void check(MerchantId merchant, Sku sku, @Nullable IfMatch ifMatch) {
        listings.require(merchant, sku);
        check(stock.of(sku), ifMatch);
    }

    private static void check(SkuStock before, @Nullable IfMatch ifMatch) {
        if (ifMatch != null) {
            IfMatch.check(ifMatch, before.sequence());
        }
    }

    /**
     * Makes the available pieces exactly so many: in one warehouse when it is named, else over all warehouses together. A
     * new total keeps to the balances that there are: more is added to the fullest one, less is taken from the fullest
     * one first and then from the next. Without any balance they lie where {@link FirstShelf} says.
     *
     * @param caller who says so, for the ledger
     * @param ifMatch the number of the SKU's last stock event, if the caller wants to be sure of it; null for the last word
     * @throws by.pavilion.shared.Problem 404 when the listing is not the merchant's, 412 by version, 422 for a warehouse
     *     that does not exist
     */
    public SkuStock set(
            String caller,
            MerchantId merchant,
            Sku sku,
            @Nullable IfMatch ifMatch,
            long available,
            Optional<WarehouseCode> warehouse) {
        return Transactions.retrying(() -> {
            Listing listing = listings.require(merchant, sku);
            SkuStock before = book.lock(sku);
            check(before, ifMatch);
            warehouse.ifPresent(this::requireKnown);
            Map<WarehouseCode, Long> changes = warehouse.isPresent()
                    ? one(before, warehouse.get(), available)
                    : total(before, available, () -> firstShelf.of(listing));
            if (changes.isEmpty()) {
                return before;
            }
            SkuStock after = book.book(before, changes, new Movement(MovementReason.STOCK_SET, caller));
            audit.note(audited(merchant, before, after, changes.keySet()));
            return after;
        });
    }

    /** What the audit trail keeps of a change of these warehouses. */
    static Audited audited(MerchantId merchant, SkuStock before, SkuStock after, Set<WarehouseCode> changed) {
        return new Audited(
                AuditedKind.STOCK,
                before.sku().value(),
                Optional.of(merchant),
                free(before, changed),
                free(after, changed));
    }

    private static Map<String, Long> free(SkuStock stock, Set<WarehouseCode> warehouses) {
        return warehouses.stream().collect(Collectors.toMap(WarehouseCode::value, stock::availableIn));
    }

    private void requireKnown(WarehouseCode warehouse) {
        if (warehouses.find(warehouse).isEmpty()) {
            throw InventoryProblems.unknownWarehouse();
        }
    }

    static Map<WarehouseCode, Long> one(SkuStock before, WarehouseCode warehouse, long available) {
        long change = available - before.availableIn(warehouse);
        return change == 0 ? Map.of() : Map.of(warehouse, change);
    }

    /** The same where there may be no balance yet: then the first pieces go to the shelf for those. */
    static Map<WarehouseCode, Long> total(SkuStock before, long available, Supplier<WarehouseCode> firstShelf) {
        return before.balances().isEmpty() && available > 0
                ? one(before, firstShelf.get(), available)
                : total(before, available);
    }

    /** Spreads the difference to a new total over the balances that there are. */
    static Map<WarehouseCode, Long> total(SkuStock before, long available) {
        if (available == before.available()) {
            return Map.of();
        }
        List<StockBalance> fullestFirst =
                before.balances().stream().sorted(FULLEST_FIRST).toList();
        long change = available - before.available();
        Map<WarehouseCode, Long> changes = new TreeMap<>();
        if (change > 0) {
            changes.put(fullestFirst.get(0).warehouse(), change);
        }
        for (StockBalance balance : fullestFirst) {
            long taken = Math.max(change, -balance.available());
            if (taken < 0) {
                changes.put(balance.warehouse(), taken);
                change -= taken;
            }
        }
        return changes;
    }
}
