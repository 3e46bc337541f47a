package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.events.Outbox;
import by.pavilion.shared.Ids;
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
import java.util.TreeMap;
import java.util.TreeSet;

/** How much there is, and taking of it. */
@ApplicationScoped
public class Stock {
    private final StockStore store;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Stock(StockStore store, Outbox outbox, Ids ids, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A wish for pieces of several balances.
     *
     * @param reference what the pieces are for, an order's id: it stands in the ledger and in the events
     */
    public record Taking(String reference, List<StockLine> lines) {}

    /**
     * Moves the wanted pieces from available to reserved, in the order of SKUs, each balance by one statement that does
     * nothing when there is less, all of them in one round trip. Call it last in the transaction: it holds the rows that
     * everybody wants.
     *
     * @return false when there is less of anything: then nothing of what was done may stay, and the caller rolls back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean take(List<Taking> takings) {
        if (takings.isEmpty()) {
            return true;
        }
        Instant now = clock.instant();
        Pieces wanted = Pieces.of(takings);
        store.book(entries(takings, MovementReason.ORDER_PLACED), now);
        if (!store.raise(wanted.skus()) || !store.reserve(wanted.counts())) {
            return false;
        }
        List<SkuStock> after = store.state(wanted.skus());
        store.logChange(soldOut(after, wanted.counts()), now);
        outbox.append(after.stream()
                .map(stock -> new Outbox.Numbered(
                        StockChanged.placed(stock, wanted.references(stock.sku()), now), stock.sequence()))
                .toList());
        return true;
    }

    /**
     * Moves pieces that were taken back from reserved to available, the reverse of {@link #take}: the same rows in the same
     * order. That nothing is given back twice is for the caller to see to, by a state of its own that it changes in the same
     * transaction: for orders that is their status, of a row that is locked. Call it last in the transaction.
     *
     * @param takings as they were taken
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(List<Taking> takings) {
        if (takings.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Pieces back = Pieces.of(takings);
        store.book(entries(takings, MovementReason.ORDER_CANCELLED), now);
        if (!store.raise(back.skus()) || !store.giveBack(back.counts())) {
            throw new IllegalStateException("less is reserved than is given back: " + takings);
        }
        List<SkuStock> after = store.state(back.skus());
        store.logChange(thereAgain(after, back.counts()), now);
        outbox.append(after.stream()
                .map(stock -> new Outbox.Numbered(
                        StockChanged.givenBack(stock, back.references(stock.sku()), now), stock.sequence()))
                .toList());
    }

    /** The pieces of several takings, added up by SKU and warehouse in their order, and for whom they are. */
    private record Pieces(Map<Sku, Map<WarehouseCode, Long>> counts, Map<Sku, List<String>> references) {
        static Pieces of(List<Taking> takings) {
            Pieces pieces = new Pieces(new TreeMap<>(), new HashMap<>());
            for (Taking taking : takings) {
                for (StockLine line : taking.lines()) {
                    pieces.counts
                            .computeIfAbsent(line.sku(), sku -> new TreeMap<>())
                            .merge(line.warehouse(), line.quantity(), Math::addExact);
                    pieces.references
                            .computeIfAbsent(line.sku(), sku -> new ArrayList<>())
                            .add(taking.reference());
                }
            }
            return pieces;
        }

        Set<Sku> skus() {
            return counts.keySet();
        }

        List<String> references(Sku sku) {
            return references.getOrDefault(sku, List.of());
        }
    }

    /** What the ledger is told: an order that is placed takes from the available pieces, one that is cancelled adds to them. */
    private List<LedgerEntry> entries(List<Taking> takings, MovementReason reason) {
        long sign = reason == MovementReason.ORDER_PLACED ? -1 : 1;
        List<LedgerEntry> entries = new ArrayList<>();
        for (Taking taking : takings) {
            Movement cause = new Movement(reason, taking.reference());
            for (StockLine line : taking.lines()) {
                entries.add(new LedgerEntry(
                        ids.next(),
                        line.sku(),
                        line.warehouse(),
                        sign * line.quantity(),
                        -sign * line.quantity(),
                        cause));
            }
        }
        return entries;
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
        Set<Sku> skus = new TreeSet<>();
        takings.forEach(taking -> taking.lines().forEach(line -> skus.add(line.sku())));
        store.lock(skus);
        Map<Sku, Map<WarehouseCode, Long>> left = new HashMap<>();
        for (SkuStock stock : store.state(skus)) {
            Map<WarehouseCode, Long> balances = left.computeIfAbsent(stock.sku(), sku -> new HashMap<>());
            stock.balances().forEach(balance -> balances.put(balance.warehouse(), balance.available()));
        }
        Set<String> granted = new HashSet<>();
        for (Taking taking : takings) {
            boolean fits = taking.lines().stream()
                    .allMatch(line -> left.getOrDefault(line.sku(), Map.of()).getOrDefault(line.warehouse(), 0L)
                            >= line.quantity());
            if (fits) {
                granted.add(taking.reference());
                taking.lines().forEach(line -> left.getOrDefault(line.sku(), Map.of())
                        .computeIfPresent(line.warehouse(), (code, pieces) -> pieces - line.quantity()));
            }
        }
        return granted;
    }

    /** The balances of these SKUs by warehouse code, by one statement. An SKU that we never had has an empty list. */
    public Map<Sku, List<StockBalance>> available(Collection<Sku> skus) {
        Map<Sku, List<StockBalance>> balances = new TreeMap<>();
        skus.forEach(sku -> balances.put(sku, List.of()));
        if (!skus.isEmpty()) {
            store.state(skus).forEach(stock -> balances.put(stock.sku(), stock.balances()));
        }
        return balances;
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

    /** The SKUs of which a wanted balance is empty now. */
    private static Set<Sku> soldOut(List<SkuStock> after, Map<Sku, Map<WarehouseCode, Long>> wanted) {
        Set<Sku> soldOut = new TreeSet<>();
        for (SkuStock stock : after) {
            Set<WarehouseCode> taken =
                    wanted.getOrDefault(stock.sku(), Map.of()).keySet();
            if (stock.balances().stream()
                    .anyMatch(balance -> balance.available() == 0 && taken.contains(balance.warehouse()))) {
                soldOut.add(stock.sku());
            }
        }
        return soldOut;
    }

    /** The SKUs of which a balance was empty before these pieces came back. */
    private static Set<Sku> thereAgain(List<SkuStock> after, Map<Sku, Map<WarehouseCode, Long>> pieces) {
        Set<Sku> thereAgain = new TreeSet<>();
        for (SkuStock stock : after) {
            Map<WarehouseCode, Long> back = pieces.getOrDefault(stock.sku(), Map.of());
            if (stock.balances().stream()
                    .anyMatch(balance -> back.getOrDefault(balance.warehouse(), 0L) > 0
                            && balance.available() == back.getOrDefault(balance.warehouse(), 0L))) {
                thereAgain.add(stock.sku());
            }
        }
        return thereAgain;
    }
}
