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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * Moves the wanted pieces from available to reserved, in the order of SKUs, each by one statement that does nothing when
     * there is less. Call it last in the transaction: it holds the rows that everybody wants.
     *
     * @param reference what the pieces are for, an order's id: it stands in the ledger and in the events
     * @return the first shortage; then nothing of what was done may stay, and the caller rolls back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Shortage> take(String reference, List<StockLine> lines) {
        Instant now = clock.instant();
        Movement placed = new Movement(MovementReason.ORDER_PLACED, reference);
        Map<Sku, Map<WarehouseCode, Long>> wanted = new TreeMap<>();
        for (StockLine line : lines) {
            wanted.computeIfAbsent(line.sku(), sku -> new TreeMap<>())
                    .merge(line.warehouse(), line.quantity(), Math::addExact);
        }
        store.book(entries(wanted), placed, now);
        for (Map.Entry<Sku, Map<WarehouseCode, Long>> ofSku : wanted.entrySet()) {
            Sku sku = ofSku.getKey();
            boolean known = store.raise(sku);
            for (Map.Entry<WarehouseCode, Long> part : ofSku.getValue().entrySet()) {
                if (!known || !store.reserve(sku, part.getKey(), part.getValue())) {
                    return Optional.of(new Shortage(sku, part.getKey(), available(sku, part.getKey())));
                }
            }
        }
        List<SkuStock> after = store.state(wanted.keySet());
        store.logChange(soldOut(after, wanted), now);
        outbox.append(after.stream()
                .map(stock -> new Outbox.Numbered(StockChanged.of(stock, placed, now), stock.sequence()))
                .toList());
        return Optional.empty();
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

    private long available(Sku sku, WarehouseCode warehouse) {
        return of(sku).balances().stream()
                .filter(balance -> balance.warehouse().equals(warehouse))
                .mapToLong(StockBalance::available)
                .sum();
    }

    private List<LedgerEntry> entries(Map<Sku, Map<WarehouseCode, Long>> wanted) {
        List<LedgerEntry> entries = new ArrayList<>();
        wanted.forEach((sku, parts) -> parts.forEach((warehouse, quantity) ->
                entries.add(new LedgerEntry(ids.next(), sku, warehouse, -quantity, quantity))));
        return entries;
    }
}
