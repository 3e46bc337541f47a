package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.Audit;
import by.pavilion.identity.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Books goods that came to a warehouse in bulk, each under its lot. */
@ApplicationScoped
public class ReceiveLots {
    private final StockBook book;
    private final LotStore store;
    private final LotBook lots;
    private final Audit audit;

    ReceiveLots(StockBook book, LotStore store, LotBook lots, Audit audit) {
        this.book = book;
        this.store = store;
        this.lots = lots;
        this.audit = audit;
    }

    /** A lot and how long it is good. */
    public record Dated(Sku sku, LotNumber number, LocalDate bestBefore) {}

    /** Pieces of a lot that came. */
    public record Arrival(MerchantId merchant, Dated lot, long pieces) {
        public Arrival {
            if (pieces <= 0) {
                throw new IllegalArgumentException("no pieces of " + lot + " came");
            }
        }
    }

    /** The places in the list of those lots that the warehouse knows with another best-before date. */
    public List<Integer> contradicted(WarehouseCode warehouse, List<Dated> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<LotStore.Place, LocalDate> known =
                store.at(wanted.stream().map(lot -> place(warehouse, lot)).toList()).stream()
                        .collect(Collectors.toMap(LotStore.Place::of, Lot::bestBefore));
        List<Integer> contradicted = new ArrayList<>();
        for (int index = 0; index < wanted.size(); index++) {
            LocalDate other = known.get(place(warehouse, wanted.get(index)));
            if (other != null && !other.equals(wanted.get(index).bestBefore())) {
                contradicted.add(index);
            }
        }
        return contradicted;
    }

    /**
     * Books them, with one event for each SKU. Call it last in the transaction: it holds rows that everybody wants. That nothing is
     * booked twice is for the caller to see to, by a state of its own that it changes in the same transaction.
     *
     * @param reference what they came with: it stands in the ledger and in the events
     * @throws by.pavilion.shared.Problem 422 when the warehouse knows a lot with another best-before date by now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void receive(String reference, WarehouseCode warehouse, List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        Map<Sku, Long> pieces = new TreeMap<>();
        arrivals.forEach(arrival -> pieces.merge(arrival.lot().sku(), arrival.pieces(), Math::addExact));
        Map<Sku, SkuStock> before = book.lock(pieces.keySet());
        LotsAtHand atHand = lots.lock(arrivals.stream()
                .map(arrival -> place(warehouse, arrival.lot()))
                .toList());
        arrivals.forEach(arrival -> atHand.add(
                place(warehouse, arrival.lot()), Optional.of(arrival.lot().bestBefore()), arrival.pieces()));
        Movement cause = new Movement(MovementReason.RECEIVED, reference);
        lots.putAway(atHand, cause);
        List<LedgerEntry> entries = new ArrayList<>();
        pieces.forEach((sku, count) ->
                entries.add(book.entry(Counter.common(sku, warehouse), new StockBook.Change(count, 0), cause)));
        Map<Sku, SkuStock> after = book.bookAll(before, entries);
        note(arrivals, warehouse, before, after);
    }

    private void note(
            List<Arrival> arrivals, WarehouseCode warehouse, Map<Sku, SkuStock> before, Map<Sku, SkuStock> after) {
        Map<Sku, MerchantId> owners = new TreeMap<>();
        arrivals.forEach(arrival -> owners.put(arrival.lot().sku(), arrival.merchant()));
        owners.forEach((sku, merchant) -> audit.note(SetStock.audited(
                merchant,
                Objects.requireNonNull(before.get(sku)),
                Objects.requireNonNull(after.get(sku)),
                Set.of(warehouse))));
    }

    private static LotStore.Place place(WarehouseCode warehouse, Dated lot) {
        return new LotStore.Place(lot.sku(), warehouse, lot.number());
    }
}
