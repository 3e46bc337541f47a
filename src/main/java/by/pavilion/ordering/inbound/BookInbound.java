package by.pavilion.ordering.inbound;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.ComplianceGate;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.CustomsMode;
import by.pavilion.events.Outbox;
import by.pavilion.inventory.LotNumber;
import by.pavilion.inventory.ReceiveLots;
import by.pavilion.inventory.Warehouse;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.inventory.Warehouses;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An operator books goods in bulk from Belarus to a bonded warehouse. Logistics hears of it and moves them. */
@ApplicationScoped
public class BookInbound {
    /** What fits into one container, as of a weight that is stated. */
    private static final long HEAVIEST_GRAMS = 26_500_000;

    private final InboundStore store;
    private final CheckPapers checkPapers;
    private final Listings listings;
    private final Warehouses warehouses;
    private final ReceiveLots receiveLots;
    private final ComplianceGate gate;
    private final Outbox outbox;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Clock clock;

    BookInbound(
            InboundStore store,
            CheckPapers checkPapers,
            Listings listings,
            Warehouses warehouses,
            ReceiveLots receiveLots,
            ComplianceGate gate,
            Outbox outbox,
            IdempotencyKeys keys,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.checkPapers = checkPapers;
        this.listings = listings;
        this.warehouses = warehouses;
        this.receiveLots = receiveLots;
        this.gate = gate;
        this.outbox = outbox;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param origin where the goods lie, by UN/LOCODE, where that is not Great Stone
     * @param consignment the export papers, where they are there already
     */
    public record Wish(
            WarehouseCode warehouse,
            Optional<String> origin,
            Instant neededBy,
            Optional<String> consignment,
            List<Lot> lots) {
        public Wish {
            lots = List.copyOf(lots);
        }

        /**
         * @param weightGrams of all pieces with their packing; what their listing says when absent
         * @param volumeCm3 of all pieces with their packing, where it was measured
         */
        public record Lot(
                Sku sku,
                LotNumber number,
                LocalDate bestBefore,
                long quantity,
                @Nullable Long weightGrams,
                @Nullable Long volumeCm3) {}
    }

    /**
     * Books the goods, or finds what the key has booked before.
     *
     * @throws by.pavilion.shared.Problem 422 with every wrong field, 409 when other goods leave with the papers
     */
    public Inbound book(String caller, IdempotencyKey key, Wish wish) {
        return Transactions.retrying(() -> {
            InboundId id = new InboundId(ids.next());
            Optional<String> earlier = keys.claim(caller, key, "book inbound\n" + wish, id.toString());
            if (earlier.isPresent()) {
                return store.find(InboundId.fromString(earlier.get())).orElseThrow();
            }
            Instant now = clock.instant();
            Map<Sku, Listing> found =
                    listings.findAll(wish.lots().stream().map(Wish.Lot::sku).collect(Collectors.toSet()));
            List<FieldError> wrong = wrong(wish, found, now);
            if (!wrong.isEmpty()) {
                throw InboundProblems.wrong(wrong);
            }
            Inbound inbound = new Inbound(
                    id,
                    wish.warehouse(),
                    wish.origin(),
                    InboundStatus.BOOKED,
                    wish.neededBy(),
                    wish.consignment(),
                    Optional.empty(),
                    wish.lots().stream()
                            .map(lot -> line(lot, found.get(lot.sku())))
                            .toList(),
                    now);
            if (wish.consignment().isPresent()) {
                checkPapers.fault(wish.consignment().get(), inbound.lines()).ifPresent(fault -> {
                    throw InboundProblems.wrong(List.of(fault));
                });
                checkPapers.requireFree(wish.consignment().get(), id);
            }
            store.insert(inbound, caller);
            long sequence = store.nextSequence(id);
            outbox.append(new OrderInboundBooked(InboundState.of(inbound, sequence), now), sequence);
            return inbound;
        });
    }

    private InboundLine line(Wish.Lot lot, @Nullable Listing known) {
        if (known == null) {
            throw new IllegalStateException(lot.sku() + " was not checked");
        }
        Long weighed = lot.weightGrams();
        return new InboundLine(
                new InboundLineId(ids.next()),
                lot.sku(),
                known.merchant(),
                lot.number(),
                lot.bestBefore(),
                lot.quantity(),
                weighed == null ? derivedGrams(lot, known) : weighed,
                Optional.ofNullable(lot.volumeCm3()),
                Optional.empty(),
                Optional.empty());
    }

    private static long derivedGrams(Wish.Lot lot, Listing known) {
        return Math.multiplyExact(lot.quantity(), known.grossWeightGrams());
    }

    private List<FieldError> wrong(Wish wish, Map<Sku, Listing> found, Instant now) {
        List<FieldError> wrong = new ArrayList<>();
        Optional<Warehouse> warehouse = warehouses.find(wish.warehouse());
        if (warehouse.isEmpty()) {
            wrong.add(FieldError.of("/warehouse", "unknown-warehouse"));
        } else if (!warehouse.get().customsMode().equals(CustomsMode.BONDED.code())) {
            wrong.add(FieldError.of("/warehouse", "warehouse-not-bonded"));
        }
        if (wish.neededBy().isBefore(now)) {
            wrong.add(FieldError.of("/neededBy", "needed-in-the-past"));
        }
        LocalDate today = CustomsCalendar.dayOf(now);
        Set<Inbounds.LotName> named = new HashSet<>();
        for (int index = 0; index < wish.lots().size(); index++) {
            Wish.Lot lot = wish.lots().get(index);
            String pointer = "/lots/" + index;
            Listing listing = found.get(lot.sku());
            if (listing == null) {
                wrong.add(new FieldError(pointer + "/sku", "no-such-listing", Map.of("sku", lot.sku())));
            } else if (!gate.check(listing, CustomsMode.BONDED, Optional.empty(), today)
                    .isAllowed()) {
                wrong.add(FieldError.of(pointer + "/sku", "mode-not-allowed"));
            }
            if (listing != null && lot.weightGrams() == null && derivedGrams(lot, listing) > HEAVIEST_GRAMS) {
                wrong.add(FieldError.of(pointer + "/quantity", "heavier-than-a-container"));
            }
            if (!named.add(new Inbounds.LotName(lot.sku(), lot.number()))) {
                wrong.add(FieldError.of(pointer + "/lot", "named-twice"));
            }
            if (!lot.bestBefore().isAfter(today)) {
                wrong.add(FieldError.of(pointer + "/bestBefore", "best-before-is-over"));
            }
        }
        contradicted(wish)
                .forEach(index -> wrong.add(FieldError.of("/lots/" + index + "/bestBefore", "other-best-before")));
        return wrong;
    }

    /** The places of lots that are in the warehouse, or on their way there, with another best-before date. */
    private Set<Integer> contradicted(Wish wish) {
        Set<Integer> contradicted = new TreeSet<>(receiveLots.contradicted(
                wish.warehouse(),
                wish.lots().stream()
                        .map(lot -> new ReceiveLots.Dated(lot.sku(), lot.number(), lot.bestBefore()))
                        .toList()));
        Map<Inbounds.LotName, LocalDate> toCome = store.toCome(
                wish.warehouse(),
                wish.lots().stream()
                        .map(lot -> new Inbounds.LotName(lot.sku(), lot.number()))
                        .collect(Collectors.toSet()));
        for (int index = 0; index < wish.lots().size(); index++) {
            Wish.Lot lot = wish.lots().get(index);
            LocalDate other = toCome.get(new Inbounds.LotName(lot.sku(), lot.number()));
            if (other != null && !other.equals(lot.bestBefore())) {
                contradicted.add(index);
            }
        }
        return contradicted;
    }
}
