package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Tells which goods a paid order waits for. Our own storefronts sell no more than there is; marketplaces may. */
@ApplicationScoped
public class TellShortage {
    private final Stock stock;
    private final StockBook book;
    private final StockStore store;
    private final Outbox outbox;
    private final Clock clock;

    TellShortage(Stock stock, StockBook book, StockStore store, Outbox outbox, Clock clock) {
        this.stock = stock;
        this.book = book;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Tells of those goods of which there are too few. Stock is locked last.
     *
     * @param wanted pieces by SKU
     * @param causeRef the order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(Pool channel, Map<Sku, Long> wanted, String causeRef) {
        Supply supply = stock.supply(wanted.keySet());
        TreeSet<Sku> missing = new TreeSet<>(wanted.keySet());
        missing.removeIf(sku -> supply.available(sku, channel) >= wanted.getOrDefault(sku, 0L));
        if (missing.isEmpty()) {
            return;
        }
        List<Outbox.Numbered> told = new ArrayList<>();
        Map<Sku, SkuStock> locked = book.lock(missing);
        store.raise(missing);
        missing.forEach(sku -> told.add(new Outbox.Numbered(
                new StockShort(
                        sku.value(),
                        channel.value(),
                        wanted.getOrDefault(sku, 0L),
                        supply.available(sku, channel),
                        causeRef,
                        clock.instant()),
                Objects.requireNonNull(locked.get(sku)).sequence() + 1)));
        outbox.append(told);
    }
}
