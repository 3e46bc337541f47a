package by.pavilion.inventory;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.events.Outbox;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sets pieces aside, for a channel or for nobody. They leave the common counter, so whoever sells from that need not know of
 * them.
 */
@ApplicationScoped
public class AllocateStock {
    private final Listings listings;
    private final Warehouses warehouses;
    private final StockBook book;
    private final AllocationStore store;
    private final StockStore stock;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    AllocateStock(
            Listings listings,
            Warehouses warehouses,
            StockBook book,
            AllocationStore store,
            StockStore stock,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.listings = listings;
        this.warehouses = warehouses;
        this.book = book;
        this.store = store;
        this.stock = stock;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is set aside of an SKU, by warehouse and pool.
     *
     * @throws by.pavilion.shared.Problem 404 when the listing is not the merchant's
     */
    public Page<Allocation> page(MerchantId merchant, Sku sku, @Nullable String cursor, int limit) {
        listings.require(merchant, sku);
        List<String> after = cursor == null ? List.of("", "") : Cursor.parseCodes(cursor, 2);
        return Page.of(
                store.after(sku, after.get(0), after.get(1), limit + 1),
                limit,
                allocation -> Cursor.print(allocation.warehouse(), allocation.pool()));
    }

    /**
     * Makes a channel's free pieces in a warehouse exactly so many, out of the common counter or back into it.
     *
     * @throws by.pavilion.shared.Problem 404 when the listing is not the merchant's, 409 when fewer are free, 422 for a
     *     warehouse that does not exist
     */
    public Allocation allocate(MerchantId merchant, Sku sku, Pool channel, WarehouseCode warehouse, long available) {
        return Transactions.retrying(() -> {
            listings.require(merchant, sku);
            if (warehouses.find(warehouse).isEmpty()) {
                throw InventoryProblems.unknownWarehouse();
            }
            SkuStock before = book.lock(sku);
            Allocation now = find(sku, channel, warehouse);
            long more = available - now.available();
            if (more > before.availableIn(warehouse)) {
                throw InventoryProblems.belowZero(warehouse, before.availableIn(warehouse));
            }
            Counter counter = new Counter(sku, warehouse, Optional.of(channel));
            boolean begins = !store.open(Set.of(sku)).contains(counter);
            if (begins || more != 0) {
                store.begin(counter);
                tell(move(before, channel, Map.of(warehouse, more)), channel);
                note(merchant, sku, channel, warehouse, now.available(), available);
            }
            return find(sku, channel, warehouse);
        });
    }

    /**
     * Ends a channel's allocations of an SKU: their free pieces are free for all again, and the channel sells from those.
     *
     * @throws by.pavilion.shared.Problem 404 when the listing is not the merchant's
     */
    public void end(MerchantId merchant, Sku sku, Pool channel) {
        Transactions.retrying(() -> {
            listings.require(merchant, sku);
            SkuStock before = book.lock(sku);
            Map<WarehouseCode, Long> back = new TreeMap<>();
            store.of(sku, channel).forEach(pool -> back.put(pool.warehouse(), -pool.available()));
            if (!back.isEmpty()) {
                store.end(sku, channel);
                tell(move(before, channel, back), channel);
                back.forEach((warehouse, change) -> note(merchant, sku, channel, warehouse, -change, 0));
            }
            return channel;
        });
    }

    /**
     * Pieces that a channel was given for a time.
     *
     * @param begun whether the channel had no pieces of its own before
     */
    public record Loan(long pieces, boolean begun) {}

    /**
     * Gives a channel more pieces, as far as there are free ones, in the caller's transaction. A channel that gets none keeps
     * selling from what is free for all.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Loan lend(MerchantId merchant, Sku sku, Pool channel, WarehouseCode warehouse, long wanted) {
        SkuStock before = book.lock(sku);
        long pieces = Math.min(wanted, before.availableIn(warehouse));
        if (pieces <= 0) {
            return new Loan(0, false);
        }
        Counter counter = new Counter(sku, warehouse, Optional.of(channel));
        boolean begins = !store.open(Set.of(sku)).contains(counter);
        long had = find(sku, channel, warehouse).available();
        store.begin(counter);
        tell(move(before, channel, Map.of(warehouse, pieces)), channel);
        note(merchant, sku, channel, warehouse, had, Math.addExact(had, pieces));
        return new Loan(pieces, begins);
    }

    /**
     * Takes pieces of a channel back, as far as they are free there, in the caller's transaction.
     *
     * @param ends whether the channel has no pieces of its own in this warehouse afterwards: then all that are free go back
     * @return how many went back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long takeBack(MerchantId merchant, Sku sku, Pool channel, WarehouseCode warehouse, long most, boolean ends) {
        SkuStock before = book.lock(sku);
        long had = find(sku, channel, warehouse).available();
        long pieces = ends ? had : Math.min(most, had);
        if (ends) {
            store.end(new Counter(sku, warehouse, Optional.of(channel)));
        }
        if (ends || pieces > 0) {
            tell(move(before, channel, Map.of(warehouse, -pieces)), channel);
            note(merchant, sku, channel, warehouse, had, had - pieces);
        }
        return pieces;
    }

    /** Tells what a channel has now, by the number after that of the change itself. The SKU is locked. */
    private void tell(SkuStock after, Pool channel) {
        Sku sku = after.sku();
        Set<WarehouseCode> own = store.open(Set.of(sku)).stream()
                .filter(counter -> counter.pool().equals(Optional.of(channel)))
                .map(Counter::warehouse)
                .collect(Collectors.toSet());
        long quota = store.of(sku, channel).stream()
                .filter(allocation -> own.contains(allocation.warehouse()))
                .mapToLong(Allocation::available)
                .sum();
        long freeForAll = after.balances().stream()
                .filter(balance -> !own.contains(balance.warehouse()))
                .mapToLong(StockBalance::available)
                .sum();
        long kept = store.of(sku, Pool.SAFETY).stream()
                .mapToLong(Allocation::available)
                .sum();
        stock.raise(sku);
        outbox.append(
                new StockAllocationChanged(
                        sku.value(),
                        channel.value(),
                        own.isEmpty() ? null : quota,
                        kept,
                        Math.addExact(quota, freeForAll),
                        after.sequence(),
                        clock.instant()),
                after.sequence() + 1);
    }

    private void note(MerchantId merchant, Sku sku, Pool channel, WarehouseCode warehouse, long from, long to) {
        String field = channel.value() + " " + warehouse.value();
        audit.note(new Audited(
                AuditedKind.STOCK, sku.value(), Optional.of(merchant), Map.of(field, from), Map.of(field, to)));
    }

    private Allocation find(Sku sku, Pool pool, WarehouseCode warehouse) {
        return store.of(sku, pool).stream()
                .filter(allocation -> allocation.warehouse().equals(warehouse))
                .findFirst()
                .orElseGet(() -> new Allocation(sku, warehouse, pool, 0, 0));
    }

    /**
     * Brings the safety stock to so many pieces, as far as there are any: more come from the fullest balances, fewer go back
     * where they lie. Joins the caller's transaction, which has locked the SKU.
     */
    SkuStock keepSafety(SkuStock now, long wanted) {
        List<Allocation> held = store.of(now.sku(), Pool.SAFETY);
        long more = wanted - held.stream().mapToLong(Allocation::available).sum();
        Map<WarehouseCode, Long> changes = new TreeMap<>();
        if (more > 0) {
            long taken = Math.min(more, now.available());
            SetStock.total(now, now.available() - taken)
                    .forEach((warehouse, change) -> changes.put(warehouse, -change));
        }
        for (Allocation allocation : held) {
            long back = Math.max(more, -allocation.available());
            if (back < 0) {
                changes.put(allocation.warehouse(), back);
                more -= back;
            }
        }
        return changes.isEmpty() ? now : move(now, Pool.SAFETY, changes);
    }

    /** @param changes what is added to the pool and taken from the common counter, by warehouse */
    private SkuStock move(SkuStock before, Pool pool, Map<WarehouseCode, Long> changes) {
        Movement cause = new Movement(MovementReason.SET_ASIDE, pool.value());
        List<LedgerEntry> entries = new ArrayList<>();
        changes.forEach((warehouse, change) -> {
            Counter counter = new Counter(before.sku(), warehouse, Optional.of(pool));
            entries.add(book.entry(counter, new StockBook.Change(change, 0), cause));
            entries.add(book.entry(Counter.common(before.sku(), warehouse), new StockBook.Change(-change, 0), cause));
        });
        return book.book(before, entries);
    }
}
