package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.events.Outbox;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The one place where pieces move: ledger, counters, change log and event, all in the caller's transaction. */
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

    /**
     * What movements add to a counter.
     *
     * @param needed how many free pieces there must be before, for each of the movements to leave what it must spare; what
     *     is taken must be there in any case
     */
    record Change(long available, long reserved, long needed) {
        Change(long available, long reserved) {
            this(available, reserved, 0);
        }

        private static Change of(LedgerEntry entry) {
            return new Change(
                    entry.availableChange(),
                    entry.reservedChange(),
                    entry.spared() > 0 ? Math.subtractExact(entry.spared(), entry.availableChange()) : 0);
        }

        /** First this one, then the other. */
        Change plus(Change other) {
            return new Change(
                    Math.addExact(available, other.available),
                    Math.addExact(reserved, other.reserved),
                    Math.max(needed, other.needed > 0 ? Math.subtractExact(other.needed, available) : 0));
        }
    }

    /** Locks the SKU for this transaction, and makes its row when there is none. */
    SkuStock lock(Sku sku) {
        store.lock(sku);
        return store.state(List.of(sku)).get(0);
    }

    /** Locks several SKUs for this transaction in their order, and makes rows where there are none. */
    Map<Sku, SkuStock> lock(Set<Sku> skus) {
        List<Sku> inOrder = skus.stream().sorted().toList();
        store.lockOrMake(inOrder);
        Map<Sku, SkuStock> state = new TreeMap<>();
        store.state(inOrder).forEach(stock -> state.put(stock.sku(), stock));
        return state;
    }

    /**
     * Books entries of many SKUs, at least one entry, on balances of what is free for all; those that are not there yet are made.
     *
     * @param before what {@link #lock} gave in this transaction
     */
    void book(Map<Sku, SkuStock> before, List<LedgerEntry> entries) {
        bookAll(before, entries);
    }

    /** The same; gives what is there afterwards. */
    Map<Sku, SkuStock> bookAll(Map<Sku, SkuStock> before, List<LedgerEntry> entries) {
        List<Counter> missing = entries.stream()
                .map(LedgerEntry::counter)
                .filter(counter ->
                        !Objects.requireNonNull(before.get(counter.sku())).hasBalanceIn(counter.warehouse()))
                .sorted()
                .distinct()
                .toList();
        store.makeBalances(missing);
        Map<Sku, SkuStock> after = new TreeMap<>();
        book(entries)
                .orElseThrow(() -> new IllegalStateException("a counter would fall below zero: " + entries))
                .forEach(stock -> after.put(stock.sku(), stock));
        return after;
    }

    /** Books pieces that came and are thrown away at once: the ledger knows of them, counters and readers do not. */
    void bookScrap(Sku sku, WarehouseCode warehouse, long pieces, String reference) {
        Counter counter = Counter.common(sku, warehouse);
        store.book(
                List.of(
                        entry(counter, new Change(pieces, 0), new Movement(MovementReason.RETURNED, reference)),
                        entry(counter, new Change(-pieces, 0), new Movement(MovementReason.SCRAPPED, reference))),
                clock.instant());
    }

    /**
     * Books changes of what is free for all; balances that are not there yet are made.
     *
     * @param before what {@link #lock} gave in this transaction
     * @param changes what is added to the available pieces of each warehouse; none may fall below zero
     */
    SkuStock book(SkuStock before, Map<WarehouseCode, Long> changes, Movement cause) {
        List<LedgerEntry> entries = new ArrayList<>();
        changes.forEach((warehouse, change) ->
                entries.add(entry(Counter.common(before.sku(), warehouse), new Change(change, 0), cause)));
        return book(before, entries);
    }

    /** The same for any counters of the SKU, at least one. */
    SkuStock book(SkuStock before, List<LedgerEntry> entries) {
        entries.stream()
                .map(LedgerEntry::counter)
                .filter(counter -> !counter.isCommon() || !before.hasBalanceIn(counter.warehouse()))
                .forEach(store::make);
        return book(entries)
                .orElseThrow(() -> new IllegalStateException("a counter would fall below zero: " + entries))
                .get(0);
    }

    LedgerEntry entry(Counter counter, Change change, Movement cause) {
        return entry(counter, change, 0, cause);
    }

    /** @param spared how many free pieces it must leave */
    LedgerEntry entry(Counter counter, Change change, long spared, Movement cause) {
        return new LedgerEntry(ids.next(), counter, change.available(), change.reserved(), spared, cause);
    }

    /**
     * Books movements of one reason, in the order of SKUs, by a fixed number of statements.
     *
     * @param entries at least one
     * @return the state of their SKUs after them, or nothing when a counter is not there or would fall below zero or below
     *     what must be spared: then nothing of what was done may stay, and the caller rolls back
     */
    Optional<List<SkuStock>> book(List<LedgerEntry> entries) {
        Instant now = clock.instant();
        SortedMap<Counter, Change> changes = new TreeMap<>();
        Map<Sku, Set<String>> references = new TreeMap<>();
        for (LedgerEntry entry : entries) {
            changes.merge(entry.counter(), Change.of(entry), Change::plus);
            references
                    .computeIfAbsent(entry.counter().sku(), sku -> new LinkedHashSet<>())
                    .add(entry.cause().reference());
        }
        store.book(entries, now);
        if (!store.raise(references.keySet()) || !store.change(changes)) {
            return Optional.empty();
        }
        List<SkuStock> after = store.state(references.keySet());
        store.logChange(emptiedOrFilled(after, changes), now);
        MovementReason reason = entries.get(0).cause().reason();
        outbox.append(after.stream()
                .map(stock -> new Outbox.Numbered(
                        StockChanged.of(
                                stock, reason, List.copyOf(references.getOrDefault(stock.sku(), Set.of())), now),
                        stock.sequence()))
                .toList());
        return Optional.of(after);
    }

    /** The SKUs of which something may be sold out now or be there again. What happens to pools is rare, and always told. */
    private static Set<Sku> emptiedOrFilled(List<SkuStock> after, SortedMap<Counter, Change> changes) {
        Set<Sku> told = new TreeSet<>();
        for (SkuStock stock : after) {
            for (StockBalance balance : stock.balances()) {
                Change change = changes.get(Counter.common(stock.sku(), balance.warehouse()));
                if (change != null
                        && change.available() != 0
                        && (balance.available() == 0 || balance.available() == change.available())) {
                    told.add(stock.sku());
                }
            }
        }
        changes.keySet().stream()
                .filter(counter -> !counter.isCommon())
                .map(Counter::sku)
                .forEach(told::add);
        return told;
    }
}
