package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How much there is, and taking of it. */
@ApplicationScoped
public class Stock {
    private final StockStore store;
    private final AllocationStore allocations;
    private final StockBook book;
    private final Clock clock;

    Stock(StockStore store, AllocationStore allocations, StockBook book, Clock clock) {
        this.store = store;
        this.allocations = allocations;
        this.book = book;
        this.clock = clock;
    }

    /**
     * A wish for pieces of several counters.
     *
     * @param reference what the pieces are for, an order's id: it stands in the ledger and in the events
     */
    public record Taking(String reference, List<StockLine> lines) {}

    /**
     * Moves the wanted pieces from available to reserved, in the order of SKUs, each counter by one statement that does
     * nothing when there is less, all of them in one round trip. Call it last in the transaction: it holds the rows that
     * everybody wants.
     *
     * @return false when there is less of anything: then nothing of what was done may stay, and the caller rolls back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean take(List<Taking> takings) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Taking taking : takings) {
            Movement cause = new Movement(MovementReason.ORDER_PLACED, taking.reference());
            for (StockLine line : taking.lines()) {
                entries.add(book.entry(
                        line.counter(), new StockBook.Change(-line.quantity(), line.quantity()), line.spared(), cause));
            }
        }
        return entries.isEmpty() || book.book(entries).isPresent();
    }

    /**
     * Moves pieces that were taken back from reserved to available, the reverse of {@link #take}: the same rows in the same
     * order, and the pools that they came from, as the ledger knows them. Pieces of a pool that has ended meanwhile become
     * free for all. That nothing is given back twice is for the caller to see to, by a state of its own that it changes in
     * the same transaction: for orders that is their status, of a row that is locked. Call it last in the transaction.
     *
     * @param takings as they were taken, or a part of it; their pools do not matter
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(List<Taking> takings) {
        if (takings.isEmpty()) {
            return;
        }
        Map<List<Object>, Counter> pools = poolsOf(takings);
        Set<Counter> ended = pools.isEmpty() ? Set.of() : ended(takings, pools.values());
        List<LedgerEntry> entries = new ArrayList<>();
        for (Taking taking : takings) {
            Movement cause = new Movement(MovementReason.ORDER_CANCELLED, taking.reference());
            for (StockLine line : taking.lines()) {
                Counter common = Counter.common(line.sku(), line.warehouse());
                Counter from = pools.getOrDefault(List.of(taking.reference(), common), common);
                if (ended.contains(from)) {
                    entries.add(book.entry(from, new StockBook.Change(0, -line.quantity()), cause));
                    entries.add(book.entry(common, new StockBook.Change(line.quantity(), 0), cause));
                } else {
                    entries.add(book.entry(from, new StockBook.Change(line.quantity(), -line.quantity()), cause));
                }
            }
        }
        if (book.book(entries).isEmpty()) {
            throw new IllegalStateException("less is reserved than is given back: " + takings);
        }
    }

    /** The pools that orders took from, by order and balance; an order takes an SKU's pieces from one counter. */
    private Map<List<Object>, Counter> poolsOf(List<Taking> takings) {
        Map<List<Object>, Counter> pools = new HashMap<>();
        store.reserved(takings.stream().map(Taking::reference).toList()).stream()
                .filter(reserved -> !reserved.counter().isCommon())
                .forEach(reserved -> pools.put(
                        List.of(
                                reserved.reference(),
                                Counter.common(
                                        reserved.counter().sku(),
                                        reserved.counter().warehouse())),
                        reserved.counter()));
        return pools;
    }

    /** Which pools have ended. All SKUs that will be changed are locked, so that none ends meanwhile. */
    private Set<Counter> ended(List<Taking> takings, Collection<Counter> pools) {
        store.lock(skus(takings));
        Set<Counter> open = allocations.open(pools.stream().map(Counter::sku).collect(Collectors.toSet()));
        return pools.stream().filter(pool -> !open.contains(pool)).collect(Collectors.toSet());
    }

    private static Set<Sku> skus(List<Taking> takings) {
        Set<Sku> skus = new TreeSet<>();
        takings.forEach(taking -> taking.lines().forEach(line -> skus.add(line.sku())));
        return skus;
    }

    /**
     * Locks what is wanted, in the order of SKUs, and says who can have it. For when {@link #take} has failed: what this
     * grants, a take in the same transaction gives.
     *
     * @param takings who comes first is served first; a wish is granted whole or not at all
     * @return the references of the wishes that can be met together
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<String> grant(List<Taking> takings) {
        Set<Sku> skus = skus(takings);
        store.lock(skus);
        Map<Counter, Long> left = supply(skus).byCounter();
        Set<String> granted = new HashSet<>();
        for (Taking taking : takings) {
            Map<Counter, Long> wanted = new HashMap<>();
            Map<Counter, Long> spared = new HashMap<>();
            taking.lines().forEach(line -> {
                wanted.merge(line.counter(), line.quantity(), Math::addExact);
                spared.merge(line.counter(), line.spared(), Math::max);
            });
            boolean fits = wanted.entrySet().stream()
                    .allMatch(wish -> left.getOrDefault(wish.getKey(), 0L) - wish.getValue()
                            >= spared.getOrDefault(wish.getKey(), 0L));
            if (fits) {
                granted.add(taking.reference());
                wanted.forEach((counter, quantity) -> left.merge(counter, -quantity, Math::addExact));
            }
        }
        return granted;
    }

    /** What there is of these SKUs and for whom, by one statement. */
    public Supply supply(Collection<Sku> skus) {
        return skus.isEmpty()
                ? new Supply(Map.of(), Map.of(), Map.of())
                : store.supply(skus, ShelfLife.today(clock.instant()));
    }

    /** Everything that is there of an SKU, with the number of its last event. */
    public SkuStock of(Sku sku) {
        return store.state(List.of(sku)).stream().findFirst().orElseGet(() -> new SkuStock(sku, 0, List.of()));
    }

    /**
     * Lines of the change log by their numbers. A number is given before its transaction commits, so a lower one may turn up
     * later than a higher one: a reader comes back for the numbers that it has not seen.
     */
    public List<StockChange> changes(long after, long upTo, int limit) {
        return store.changes(after, upTo, limit);
    }

    /** The highest number in the change log of those written before this time; 0 when there is none. */
    public long lastChangeBefore(Instant time) {
        return store.lastChangeBefore(time);
    }
}
