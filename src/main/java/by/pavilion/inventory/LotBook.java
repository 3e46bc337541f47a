package by.pavilion.inventory;

import by.pavilion.inventory.LotStore.Place;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where pieces of lots come and go by hand, with the lots' own ledger. In the caller's transaction, which holds their SKUs. */
@ApplicationScoped
class LotBook {
    private final LotStore store;
    private final Ids ids;
    private final Clock clock;

    LotBook(LotStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Locks those of these lots that are there. */
    LotsAtHand lock(Collection<Place> places) {
        return new LotsAtHand(places.isEmpty() ? List.of() : store.lock(places));
    }

    /** Writes what has changed of them, and why. */
    void putAway(LotsAtHand lots, Movement cause) {
        store.insert(lots.made());
        store.update(lots.changed());
        store.book(lots.entries(ids::next, cause), clock.instant());
    }

    /** Adds pieces to one lot, or takes some of it away, as {@link LotsAtHand#add} does. */
    void book(Place place, Optional<LocalDate> bestBefore, long change, Movement cause) {
        LotsAtHand lots = lock(List.of(place));
        lots.add(place, bestBefore, change);
        putAway(lots, cause);
    }

    /**
     * A lot has been judged on a day.
     *
     * @param lot locked
     * @param removed so many pieces of it are too old; perhaps none
     */
    void judged(Lot lot, long removed, LocalDate today, Movement cause) {
        store.judged(lot, removed, today);
        if (removed > 0) {
            store.book(List.of(new LotEntry(ids.next(), lot, 0, removed, cause)), clock.instant());
        }
    }
}
