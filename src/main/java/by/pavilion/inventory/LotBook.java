package by.pavilion.inventory;

import by.pavilion.inventory.LotStore.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where pieces of lots come and go by hand. In the caller's transaction, which holds their SKUs. */
@ApplicationScoped
class LotBook {
    private final LotStore store;

    LotBook(LotStore store) {
        this.store = store;
    }

    /** Locks those of these lots that are there. */
    LotsAtHand lock(Collection<Place> places) {
        return new LotsAtHand(places.isEmpty() ? List.of() : store.lock(places));
    }

    /** Writes what has changed of them. */
    void putAway(LotsAtHand lots) {
        store.insert(lots.made());
        store.update(lots.changed());
    }

    /** Adds pieces to one lot, or takes some of it away, as {@link LotsAtHand#add} does. */
    void book(Place place, Optional<LocalDate> bestBefore, long change) {
        LotsAtHand lots = lock(List.of(place));
        lots.add(place, bestBefore, change);
        putAway(lots);
    }
}
