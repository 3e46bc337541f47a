package by.pavilion.inventory;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.events.Outbox;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.inventory.SettingsStore.Watched;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what merchants want for their stock: fills up the safety stock, and tells when the free pieces fall to a threshold.
 * Both are judged by the counters of the moment under the SKU's lock, never by an event that may be old.
 */
@ApplicationScoped
public class WatchStock {
    private final Listings listings;
    private final StockStore stock;
    private final SettingsStore store;
    private final StockBook book;
    private final AllocateStock allocateStock;
    private final AllocationStore allocations;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    WatchStock(
            Listings listings,
            StockStore stock,
            SettingsStore store,
            StockBook book,
            AllocateStock allocateStock,
            AllocationStore allocations,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.listings = listings;
        this.stock = stock;
        this.store = store;
        this.book = book;
        this.allocateStock = allocateStock;
        this.allocations = allocations;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws by.pavilion.shared.Problem 404 when the listing is not the merchant's */
    public StockSettings settings(MerchantId merchant, Sku sku) {
        listings.require(merchant, sku);
        return find(sku).settings();
    }

    /**
     * Whether settings could be saved as far as it depends on what is there.
     *
     * @throws by.pavilion.shared.Problem 404, 428 or 412 as {@link #save}
     */
    public void check(MerchantId merchant, Sku sku, @Nullable IfMatch ifMatch) {
        IfMatch.check(ifMatch, settings(merchant, sku).version());
    }

    /**
     * Sets what the merchant wants. It holds at once: pieces move between the free ones and the safety stock, and stock that
     * is low already is told of.
     *
     * @param threshold of {@code stock.low}; never without it
     * @throws by.pavilion.shared.Problem 404 when the listing is not the merchant's, 428 or 412 by version
     */
    public StockSettings save(
            MerchantId merchant, Sku sku, @Nullable IfMatch ifMatch, long safetyStock, Optional<Long> threshold) {
        return Transactions.retrying(() -> {
            listings.require(merchant, sku);
            SkuStock now = book.lock(sku);
            Watched before = find(sku);
            long version = before.settings().version();
            IfMatch.check(ifMatch, version);
            if (before.settings().equals(new StockSettings(sku, safetyStock, threshold, version))) {
                return before.settings();
            }
            StockSettings settings = new StockSettings(sku, safetyStock, threshold, version + 1);
            judge(new Watched(settings, before.low()), allocateStock.keepSafety(now, safetyStock));
            audit.note(new Audited(AuditedKind.STOCK, sku.value(), Optional.of(merchant), before.settings(), settings));
            return settings;
        });
    }

    /** Fills up safety stocks and judges thresholds where the counters ask for it. Joins the caller's transaction. */
    void look(Set<Sku> skus) {
        Set<Sku> asking = asking(store.find(skus));
        if (asking.isEmpty()) {
            return;
        }
        stock.lock(asking);
        Map<Sku, Watched> locked = store.find(asking);
        stock.state(asking).forEach(now -> {
            Watched settings = locked.getOrDefault(now.sku(), nothing(now.sku()));
            SkuStock after = allocateStock.keepSafety(now, settings.settings().safetyStock());
            if (settings.isChangedBy(after.available())) {
                judge(settings, after);
            }
        });
    }

    /** Those that have crossed their threshold, or have free pieces that their safety stock lacks; read without locks. */
    private Set<Sku> asking(Map<Sku, Watched> watched) {
        Set<Sku> asking = new TreeSet<>();
        if (!watched.isEmpty()) {
            Map<Sku, Long> kept = allocations.sums(watched.keySet(), Pool.SAFETY);
            stock.state(watched.keySet()).forEach(now -> {
                Watched settings = watched.getOrDefault(now.sku(), nothing(now.sku()));
                long missing = settings.settings().safetyStock() - kept.getOrDefault(now.sku(), 0L);
                if (settings.isChangedBy(now.available()) || (missing > 0 && now.available() > 0)) {
                    asking.add(now.sku());
                }
            });
        }
        return asking;
    }

    /** Saves the settings with what the counters say, and tells when stock has become low. The SKU is locked. */
    private void judge(Watched settings, SkuStock now) {
        boolean low = settings.isLowWith(now.available());
        store.save(new Watched(settings.settings(), low));
        Optional<Long> threshold = settings.settings().lowStockThreshold();
        if (low && !settings.low() && threshold.isPresent()) {
            stock.raise(now.sku());
            outbox.append(
                    new StockLow(now.sku().value(), now.available(), threshold.get(), clock.instant()),
                    now.sequence() + 1);
        }
    }

    private Watched find(Sku sku) {
        return store.find(sku).orElseGet(() -> nothing(sku));
    }

    private static Watched nothing(Sku sku) {
        return new Watched(new StockSettings(sku, 0, Optional.empty(), 0), false);
    }
}
