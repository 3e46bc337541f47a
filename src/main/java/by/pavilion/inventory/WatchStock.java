package by.pavilion.inventory;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.events.Outbox;
import by.pavilion.identity.MerchantId;
import by.pavilion.inventory.SettingsStore.Watched;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the thresholds of merchants, and tells when stock falls to one. Whether it is low is judged by the counters of the
 * moment under the SKU's lock, never by an event that may be old.
 */
@ApplicationScoped
public class WatchStock {
    private final Listings listings;
    private final StockStore stock;
    private final SettingsStore store;
    private final StockBook book;
    private final Outbox outbox;
    private final Clock clock;

    WatchStock(Listings listings, StockStore stock, SettingsStore store, StockBook book, Outbox outbox, Clock clock) {
        this.listings = listings;
        this.stock = stock;
        this.store = store;
        this.book = book;
        this.outbox = outbox;
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
     * Sets or removes the threshold. Stock that is low already is told of at once.
     *
     * @throws by.pavilion.shared.Problem 404 when the listing is not the merchant's, 428 or 412 by version
     */
    public StockSettings save(
            MerchantId merchant, Sku sku, @Nullable IfMatch ifMatch, Optional<Long> lowStockThreshold) {
        return Transactions.retrying(() -> {
            listings.require(merchant, sku);
            SkuStock now = book.lock(sku);
            Watched before = find(sku);
            IfMatch.check(ifMatch, before.settings().version());
            if (before.settings().lowStockThreshold().equals(lowStockThreshold)) {
                return before.settings();
            }
            StockSettings settings =
                    new StockSettings(sku, lowStockThreshold, before.settings().version() + 1);
            judge(new Watched(settings, before.low()), now);
            return settings;
        });
    }

    /** Judges those of the SKUs that have a threshold and have crossed it. Joins the caller's transaction. */
    void look(Set<Sku> skus) {
        Map<Sku, Watched> watched = new TreeMap<>(store.find(skus));
        if (watched.isEmpty()) {
            return;
        }
        stock.state(watched.keySet()).forEach(now -> {
            if (!watched.getOrDefault(now.sku(), nothing(now.sku())).isChangedBy(now.available())) {
                watched.remove(now.sku());
            }
        });
        if (!watched.isEmpty()) {
            Set<Sku> crossed = new TreeSet<>(watched.keySet());
            stock.lock(crossed);
            Map<Sku, Watched> locked = store.find(crossed);
            stock.state(crossed).forEach(now -> {
                Watched settings = locked.getOrDefault(now.sku(), nothing(now.sku()));
                if (settings.isChangedBy(now.available())) {
                    judge(settings, now);
                }
            });
        }
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
        return new Watched(new StockSettings(sku, Optional.empty(), 0), false);
    }
}
