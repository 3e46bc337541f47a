package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.events.Outbox;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Books what changes the available pieces of one SKU outside placement: ledger, counters, change log, event. */
@ApplicationScoped
class StockBook {
    private final StockStore store;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    StockBook(StockStore store, Outbox outbox, Ids ids, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Locks the SKU for this transaction, and makes its row when there is none. */
    SkuStock lock(Sku sku) {
        store.lock(sku);
        return store.state(List.of(sku)).get(0);
    }

    /** Books pieces that came and are thrown away at once: the ledger knows of them, counters and readers do not. */
    void bookScrap(Sku sku, WarehouseCode warehouse, long pieces, String reference) {
        store.book(
                List.of(
                        new LedgerEntry(
                                ids.next(),
                                sku,
                                warehouse,
                                pieces,
                                0,
                                new Movement(MovementReason.RETURNED, reference)),
                        new LedgerEntry(
                                ids.next(),
                                sku,
                                warehouse,
                                -pieces,
                                0,
                                new Movement(MovementReason.SCRAPPED, reference))),
                clock.instant());
    }

    /**
     * Books changes that leave no counter below zero.
     *
     * @param before what {@link #lock} gave in this transaction
     * @param changes what is added to the available pieces of each warehouse
     */
    SkuStock book(SkuStock before, Map<WarehouseCode, Long> changes, Movement cause) {
        Instant now = clock.instant();
        Sku sku = before.sku();
        List<LedgerEntry> entries = new ArrayList<>();
        changes.forEach(
                (warehouse, change) -> entries.add(new LedgerEntry(ids.next(), sku, warehouse, change, 0, cause)));
        store.book(entries, now);
        store.raise(sku);
        changes.forEach((warehouse, change) -> store.adjust(sku, warehouse, change));
        SkuStock after = store.state(List.of(sku)).get(0);
        if ((before.available() == 0) != (after.available() == 0)) {
            store.logChange(Set.of(sku), now);
        }
        outbox.append(StockChanged.of(after, cause, now), after.sequence());
        return after;
    }
}
