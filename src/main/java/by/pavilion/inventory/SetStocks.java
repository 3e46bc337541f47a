package by.pavilion.inventory;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * A merchant says of many SKUs how much of each can be sold. Each line stands for itself; many share a transaction, though not
 * all, so that nobody who orders waits for a long list.
 */
@ApplicationScoped
public class SetStocks {
    private static final Logger LOG = Logger.getLogger(SetStocks.class);
    static final int PORTION = 100;

    private final Listings listings;
    private final Warehouses warehouses;
    private final StockBook book;
    private final LotBook lots;
    private final FirstShelf firstShelf;
    private final Audit audit;

    SetStocks(
            Listings listings,
            Warehouses warehouses,
            StockBook book,
            LotBook lots,
            FirstShelf firstShelf,
            Audit audit) {
        this.listings = listings;
        this.warehouses = warehouses;
        this.book = book;
        this.lots = lots;
        this.firstShelf = firstShelf;
        this.audit = audit;
    }

    /**
     * As {@link SetStock#set} takes it, or {@link SetLot#set} where a lot is named. Lines of one SKU take effect one after the
     * other.
     */
    public record Line(
            Sku sku,
            long available,
            Optional<WarehouseCode> warehouse,
            Optional<LotNumber> lot,
            Optional<LocalDate> bestBefore) {
        public static Line of(Sku sku, long available, Optional<WarehouseCode> warehouse) {
            return new Line(sku, available, warehouse, Optional.empty(), Optional.empty());
        }

        /** Empty where no lot or no warehouse is named. */
        private Optional<LotStore.Place> place() {
            return warehouse.flatMap(where -> lot.map(number -> new LotStore.Place(sku, where, number)));
        }
    }

    /**
     * Sets what can be set.
     *
     * @param caller who says so, for the ledger
     * @return of each line what is wrong with it, with pointers into the line; nothing of one that is done
     */
    public List<List<FieldError>> set(String caller, MerchantId merchant, List<Line> lines) {
        List<List<FieldError>> answers = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += PORTION) {
            answers.addAll(portion(caller, merchant, lines.subList(from, Math.min(from + PORTION, lines.size()))));
        }
        return answers;
    }

    private List<List<FieldError>> portion(String caller, MerchantId merchant, List<Line> lines) {
        try {
            return Transactions.retrying(() -> together(caller, merchant, lines));
        } catch (RuntimeException e) {
            if (Transactions.databaseIsAway(e)) {
                throw e;
            }
            LOG.warnf(e, "merchant=%s %d lines of stock failed together, each goes by itself", merchant, lines.size());
            return lines.stream().map(line -> alone(caller, merchant, line)).toList();
        }
    }

    private List<FieldError> alone(String caller, MerchantId merchant, Line line) {
        try {
            return Transactions.retrying(() -> together(caller, merchant, List.of(line)))
                    .get(0);
        } catch (RuntimeException e) {
            if (Transactions.databaseIsAway(e)) {
                throw e;
            }
            LOG.errorf(e, "merchant=%s sku=%s stock cannot be set", merchant, line.sku());
            return List.of(FieldError.of("", "line-failed"));
        }
    }

    private List<List<FieldError>> together(String caller, MerchantId merchant, List<Line> lines) {
        Map<Sku, Listing> own = own(merchant, lines);
        Map<Sku, SkuStock> before = own.isEmpty() ? Map.of() : book.lock(own.keySet());
        Map<Sku, SkuStock> now = new TreeMap<>(before);
        Set<WarehouseCode> known = known(lines);
        LotsAtHand atHand = lots.lock(lines.stream()
                .filter(line -> own.containsKey(line.sku()))
                .flatMap(line -> line.place().stream())
                .collect(Collectors.toSet()));
        Movement cause = new Movement(MovementReason.STOCK_SET, caller);
        List<LedgerEntry> entries = new ArrayList<>();
        List<Audited> audited = new ArrayList<>();
        List<List<FieldError>> answers = new ArrayList<>();
        for (Line line : lines) {
            SkuStock stock = now.get(line.sku());
            Listing listing = own.get(line.sku());
            if (stock == null || listing == null) {
                answers.add(List.of(FieldError.of("/sku", "unknown-sku")));
                continue;
            }
            try {
                Map<WarehouseCode, Long> changes = changes(listing, stock, line, known, atHand);
                SkuStock after = stock.plus(changes);
                changes.forEach((warehouse, change) -> entries.add(
                        book.entry(Counter.common(line.sku(), warehouse), new StockBook.Change(change, 0), cause)));
                audited.add(SetStock.audited(merchant, stock, after, changes.keySet()));
                now.put(line.sku(), after);
                answers.add(List.of());
            } catch (Problem refusal) { // of this line alone, and nothing of it is written yet
                answers.add(errors(refusal));
            }
        }
        lots.putAway(atHand, cause);
        if (!entries.isEmpty()) {
            book.book(before, entries);
            audit.note(audited);
        }
        return answers;
    }

    private Map<Sku, Listing> own(MerchantId merchant, List<Line> lines) {
        Set<Sku> named = lines.stream().map(Line::sku).collect(Collectors.toSet());
        return listings.findAll(named).values().stream()
                .filter(listing -> listing.merchant().equals(merchant))
                .collect(Collectors.toMap(Listing::sku, Function.identity()));
    }

    private Set<WarehouseCode> known(List<Line> lines) {
        return lines.stream().allMatch(line -> line.warehouse().isEmpty())
                ? Set.of()
                : warehouses.all().stream().map(Warehouse::code).collect(Collectors.toSet());
    }

    /** What is refused by what is there now says so of the number. */
    private static List<FieldError> errors(Problem refusal) {
        return refusal.errors().isEmpty()
                ? List.of(new FieldError("/available", refusal.type().slug(), refusal.facts()))
                : refusal.errors();
    }

    private Map<WarehouseCode, Long> changes(
            Listing listing, SkuStock stock, Line line, Set<WarehouseCode> known, LotsAtHand atHand) {
        if (line.warehouse().isEmpty()) {
            if (line.lot().isPresent()) {
                throw InventoryProblems.wrong(List.of(FieldError.of("/warehouse", "lot-needs-warehouse")));
            }
            return SetStock.total(stock, line.available(), () -> firstShelf.of(listing));
        }
        WarehouseCode warehouse = line.warehouse().get();
        if (!known.contains(warehouse)) {
            throw InventoryProblems.unknownWarehouse();
        }
        return line.place().isPresent()
                ? ofLot(stock, line, line.place().get(), atHand)
                : SetStock.one(stock, warehouse, line.available());
    }

    /** The difference to what there is of the lot; what else lies there stays as it is. */
    private static Map<WarehouseCode, Long> ofLot(SkuStock stock, Line line, LotStore.Place place, LotsAtHand atHand) {
        long change = line.available() - atHand.left(place);
        long free = stock.availableIn(place.warehouse());
        if (free + change < 0) {
            throw InventoryProblems.belowZero(place.warehouse(), free);
        }
        atHand.add(place, line.bestBefore(), change);
        return change == 0 ? Map.of() : Map.of(place.warehouse(), change);
    }
}
