package by.pavilion.storefront;

import by.pavilion.catalog.Attributes;
import by.pavilion.catalog.Categories;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.ProductId;
import by.pavilion.catalog.Sku;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.Supply;
import by.pavilion.pricing.ListedPrice;
import by.pavilion.pricing.PriceLists;
import by.pavilion.storefront.search.IndexedProduct;
import by.pavilion.storefront.search.SearchIndex;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes snapshot and index at the start and keeps them fresh: each replica for itself, on one thread, by tailing the change logs of
 * catalogue and stock.
 */
@ApplicationScoped
class SnapshotKeeper {
    private static final Logger LOG = Logger.getLogger(SnapshotKeeper.class);
    private static final String CHANNEL = "storefront";
    private static final Pool STOREFRONT = Pool.fromString(CHANNEL);
    private static final int PORTION = 500;
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(2);

    private final Listings listings;
    private final Categories categories;
    private final Attributes attributes;
    private final Stock stock;
    private final PriceLists priceLists;
    private final PageStore pages;
    private final SalesStore sales;
    private final StorefrontConfig config;
    private final Clock clock;
    private final Set<Sku> pending = new TreeSet<>();
    private final List<ChangeTail> tails = new ArrayList<>();
    private Map<Sku, ListedPrice> listed = Map.of();
    private Instant nextSales = Instant.MIN;
    private volatile @Nullable Snapshot snapshot;
    private volatile @Nullable SearchIndex index;
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    SnapshotKeeper(
            Listings listings,
            Categories categories,
            Attributes attributes,
            Stock stock,
            PriceLists priceLists,
            PageStore pages,
            SalesStore sales,
            StorefrontConfig config,
            Clock clock) {
        this.listings = listings;
        this.categories = categories;
        this.attributes = attributes;
        this.stock = stock;
        this.priceLists = priceLists;
        this.pages = pages;
        this.sales = sales;
        this.config = config;
        this.clock = clock;
    }

    /** @throws by.pavilion.shared.Problem 503 as long as there is none */
    Snapshot current() {
        return find().orElseThrow(StorefrontProblems::notReady);
    }

    Optional<Snapshot> find() {
        return Optional.ofNullable(snapshot);
    }

    /** The index of what is in the snapshot, or of what will be in the next one in a moment. */
    SearchIndex index() {
        SearchIndex made = index;
        if (made == null) {
            throw StorefrontProblems.notReady();
        }
        return made;
    }

    void start(@Observes StartupEvent event) {
        Thread keeping = new Thread(this::keep, "storefront-snapshot");
        keeping.setDaemon(true);
        thread = keeping;
        keeping.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        Thread keeping = thread;
        if (keeping != null) {
            keeping.interrupt();
            keeping.join(Duration.ofSeconds(5).toMillis());
        }
        SearchIndex made = index;
        if (made != null) {
            made.close();
        }
    }

    private void keep() {
        while (!stopping) {
            Duration pause = config.poll();
            try {
                Snapshot before = snapshot;
                if (before == null) {
                    snapshot = load();
                } else {
                    follow(before);
                }
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.errorf(e, "snapshot cannot be refreshed, next try in %s", PAUSE_AFTER_FAULT);
                    pause = PAUSE_AFTER_FAULT;
                    beginAnewWithoutIndex();
                }
            }
            pause(pause);
        }
    }

    /** The tails begin before the reading, so that nothing changes unseen while it goes on. */
    private Snapshot load() {
        Instant allEnded = clock.instant().minus(ChangeTail.LONGEST_TRANSACTION);
        tails.clear();
        tails.add(new ChangeTail(
                (after, upTo, limit) -> listings.changes(after, upTo, limit).stream()
                        .map(change -> new Change(change.number(), change.sku()))
                        .toList(),
                listings.lastChangeBefore(allEnded)));
        tails.add(new ChangeTail(
                (after, upTo, limit) -> stock.changes(after, upTo, limit).stream()
                        .map(change -> new Change(change.number(), change.sku()))
                        .toList(),
                stock.lastChangeBefore(allEnded)));
        listed = priceLists.latest(CHANNEL);
        Map<Sku, Listing> published = new HashMap<>();
        Set<Sku> inStock = new TreeSet<>();
        Sku last = null;
        List<Listing> portion;
        do {
            portion = listings.after(last, PORTION);
            for (Listing listing : portion) {
                last = listing.sku();
                if (listing.isPublished()) {
                    published.put(listing.sku(), listing);
                }
            }
            inStock.addAll(inStock(portion.stream().map(Listing::sku).toList()));
        } while (portion.size() == PORTION);
        Snapshot empty = Snapshot.empty(new CategoryTree(categories.all(), attributes.all()));
        Snapshot made = empty.with(published.keySet(), published, inStock, listed)
                .with(pagesAfter(Pages.NONE))
                .after(sales.all());
        enter(empty, made);
        LOG.infof("products=%d in the snapshot", made.size());
        return made;
    }

    private void follow(Snapshot before) {
        Instant now = clock.instant();
        tails.forEach(tail -> pending.addAll(tail.poll(now)));
        followPriceLists();
        Snapshot next = before;
        if (!pending.isEmpty()) {
            next = before.with(pending, listings.findAll(pending), inStock(pending), listed);
            enter(before, next);
        }
        Pages written = pagesAfter(before.pages());
        if (!written.areAs(before.pages())) {
            next = next.with(written);
        }
        if (!now.isBefore(nextSales)) {
            Map<Sku, Long> sold = sales.all();
            next = sold.equals(before.sold()) ? next : next.after(sold);
            nextSales = now.plus(config.salesEvery());
        }
        snapshot = next;
        pending.clear();
    }

    /** Price lists begin and end by the clock: nobody writes a change then. */
    private void followPriceLists() {
        Map<Sku, ListedPrice> before = listed;
        Map<Sku, ListedPrice> now = priceLists.latest(CHANNEL);
        if (now == before) {
            return;
        }
        now.forEach((sku, price) -> {
            if (!price.equals(before.get(sku))) {
                pending.add(sku);
            }
        });
        before.keySet().stream().filter(sku -> !now.containsKey(sku)).forEach(pending::add);
        listed = now;
    }

    /** The pages as they are now; read only when one was written. */
    private Pages pagesAfter(Pages before) {
        long revision = pages.revision();
        return revision == before.revision()
                ? before.at(clock.instant())
                : Pages.of(revision, pages.all(), clock.instant());
    }

    /** Brings the index from one snapshot to the next: what is merely sold stays as it is. */
    private void enter(Snapshot before, Snapshot next) {
        List<IndexedProduct> changed = new ArrayList<>();
        List<Long> removed = new ArrayList<>();
        for (ProductId id : next.touched().stream().sorted().toList()) { // the index gives them back in this order
            Optional<Product> product = next.find(id);
            if (product.isEmpty()) {
                removed.add(id.value());
            } else if (before.find(id).filter(product.get()::isFoundLike).isEmpty()) {
                changed.add(product.get().toBeFound(next.categories()));
            }
        }
        openIndex().update(changed, removed);
    }

    /** An index that failed while it was written stays shut: everything is read again, and readiness waits for it. */
    private void beginAnewWithoutIndex() {
        SearchIndex made = index;
        if (made != null && !made.isOpen()) {
            index = null;
            snapshot = null;
        }
    }

    private SearchIndex openIndex() {
        SearchIndex open = index;
        if (open == null) {
            open = SearchIndex.below(config.indexFolder());
            index = open;
        }
        return open;
    }

    private Set<Sku> inStock(Collection<Sku> skus) {
        Supply supply = stock.supply(skus);
        return skus.stream()
                .filter(sku -> supply.available(sku, STOREFRONT) > 0)
                .collect(Collectors.toSet());
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
