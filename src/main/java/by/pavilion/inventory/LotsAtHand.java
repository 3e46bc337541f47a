package by.pavilion.inventory;

import by.pavilion.inventory.LotStore.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Lots that somebody holds and changes by hand before they are written: {@link LotBook}. */
final class LotsAtHand {
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final Map<Place, Lot> before = new HashMap<>();
    private final Map<Place, Lot> now = new HashMap<>();

    LotsAtHand(List<Lot> known) {
        known.forEach(lot -> before.put(Place.of(lot), lot));
        now.putAll(before);
    }

    /** How many pieces of a lot can still be assigned or removed. */
    long left(Place place) {
        Lot lot = now.get(place);
        return lot == null ? 0 : lot.left();
    }

    /**
     * Adds pieces to a lot, or takes some of it away.
     *
     * @param bestBefore needed when the lot is new here
     * @throws by.pavilion.shared.Problem 409 when there are not so many pieces, 422 for a lot that does not exist or is good
     *     until another day
     */
    void add(Place place, Optional<LocalDate> bestBefore, long change) {
        now.put(place, after(now.get(place), place, bestBefore, change));
    }

    private static Lot after(@Nullable Lot known, Place place, Optional<LocalDate> bestBefore, long change) {
        if (known == null) {
            if (change < 0) {
                throw InventoryProblems.unknownLot();
            }
            LocalDate good = bestBefore.orElseThrow(InventoryProblems::bestBeforeNeeded);
            if (good.isBefore(FIRST_DAY) || good.isAfter(LAST_DAY)) {
                throw InventoryProblems.noBestBefore();
            }
            return new Lot(place.sku(), place.warehouse(), place.number(), good, change, 0, 0);
        }
        if (!bestBefore.orElse(known.bestBefore()).equals(known.bestBefore())) {
            throw InventoryProblems.otherBestBefore();
        }
        if (known.left() + change < 0) {
            throw InventoryProblems.belowZero(place.warehouse(), known.left());
        }
        return new Lot(
                known.sku(),
                known.warehouse(),
                known.number(),
                known.bestBefore(),
                known.received() + Math.max(0, change),
                known.assigned(),
                known.removed() + Math.max(0, -change));
    }

    /** Those that were not there before. */
    List<Lot> made() {
        List<Lot> made = new ArrayList<>();
        now.forEach((place, lot) -> {
            if (!before.containsKey(place)) {
                made.add(lot);
            }
        });
        return made;
    }

    /** What came and went, lot by lot; those that are as they were are left out. */
    List<LotEntry> entries(LongSupplier ids, Movement cause) {
        List<LotEntry> entries = new ArrayList<>();
        now.forEach((place, lot) -> {
            Lot was = before.get(place);
            long received = lot.received() - (was == null ? 0 : was.received());
            long removed = lot.removed() - (was == null ? 0 : was.removed());
            if (received != 0 || removed != 0) {
                entries.add(new LotEntry(ids.getAsLong(), lot, received, removed, cause));
            }
        });
        return entries;
    }

    /** Those of which more came or went, as they are now. */
    List<Lot> changed() {
        List<Lot> changed = new ArrayList<>();
        before.forEach((place, lot) -> {
            Lot after = now.getOrDefault(place, lot);
            if (!after.equals(lot)) {
                changed.add(after);
            }
        });
        return changed;
    }
}
