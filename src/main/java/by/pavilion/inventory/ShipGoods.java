package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Takes the pieces of orders whose parcels have left out of what is on hand. */
@ApplicationScoped
class ShipGoods {
    private final StockStore store;
    private final StockBook book;

    ShipGoods(StockStore store, StockBook book) {
        this.store = store;
        this.book = book;
    }

    /** Whatever is still reserved for these orders is gone; telling it again changes nothing. Joins the caller's transaction. */
    void ship(Collection<String> orders) {
        areGone(orders, MovementReason.ORDER_SHIPPED);
    }

    /** The same for parcels that will reach nobody. */
    void writeOff(Collection<String> orders) {
        areGone(orders, MovementReason.WRITTEN_OFF);
    }

    private void areGone(Collection<String> orders, MovementReason reason) {
        List<Reserved> seen = orders.isEmpty() ? List.of() : store.reserved(orders);
        if (seen.isEmpty()) {
            return;
        }
        Set<Sku> skus = new TreeSet<>();
        seen.forEach(reserved -> skus.add(reserved.counter().sku()));
        store.lock(skus);
        List<LedgerEntry> entries = store.reserved(orders).stream()
                .map(reserved -> book.entry(
                        reserved.counter(),
                        new StockBook.Change(0, -reserved.quantity()),
                        new Movement(reason, reserved.reference())))
                .toList();
        if (!entries.isEmpty() && book.book(entries).isEmpty()) {
            throw new IllegalStateException("less is reserved than has left: " + entries);
        }
    }
}
