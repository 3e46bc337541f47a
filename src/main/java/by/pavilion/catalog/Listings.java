package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reading of listings, published or not. */
@ApplicationScoped
@Transactional
public class Listings {
    /** A thousand orders a second ask for them: each is read and parsed again only when its version has changed. */
    private static final int MOST_KNOWN = 20_000;

    private final ListingStore store;
    private final ChangeLogStore changes;
    private final Cache<Sku, Listing> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    Listings(ListingStore store, ChangeLogStore changes) {
        this.store = store;
        this.changes = changes;
    }

    public Optional<Listing> find(Sku sku) {
        return store.find(sku);
    }

    /**
     * The listings that exist among these, as they are now: by one statement, and in a transaction only when one has changed or
     * the caller has begun one.
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Map<Sku, Listing> findAll(Collection<Sku> skus) {
        Map<Sku, Listing> found = new TreeMap<>();
        List<Sku> unknown = new ArrayList<>();
        store.versions(skus).forEach((sku, version) -> {
            Listing listing = known.getIfPresent(sku);
            if (listing == null || listing.version() != version) {
                unknown.add(sku);
            } else {
                found.put(sku, listing);
            }
        });
        if (!unknown.isEmpty()) {
            QuarkusTransaction.joiningExisting()
                    .call(() -> store.findAll(unknown))
                    .forEach(listing -> {
                        found.put(listing.sku(), listing);
                        known.put(listing.sku(), listing);
                    });
        }
        return found;
    }

    /** The listing if it belongs to the merchant; what belongs to another looks as if it were not there. */
    public Optional<Listing> find(MerchantId merchant, Sku sku) {
        return store.find(sku).filter(listing -> listing.merchant().equals(merchant));
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none of this merchant */
    public Listing require(MerchantId merchant, Sku sku) {
        return find(merchant, sku).orElseThrow(() -> CatalogProblems.noSuchListing(sku));
    }

    /** A merchant's listings by SKU. */
    public Page<Listing> page(MerchantId merchant, Optional<ListingStatus> status, @Nullable String cursor, int limit) {
        String after = cursor == null ? "" : Cursor.parseCodes(cursor, 1).get(0);
        return Page.of(
                store.page(merchant, status, after, limit + 1),
                limit,
                listing -> Cursor.print(listing.sku().value()));
    }

    /** Everybody's listings by SKU, for readers that keep them in memory. */
    public List<Listing> after(@Nullable Sku sku, int limit) {
        return store.after(sku == null ? "" : sku.value(), limit);
    }

    /** A merchant's listings by SKU, for readers of all of them. */
    public List<Listing> after(MerchantId merchant, @Nullable Sku sku, int limit) {
        return store.page(merchant, Optional.empty(), sku == null ? "" : sku.value(), limit);
    }

    /**
     * Lines of the change log by their numbers. A number is given before its transaction commits, so a lower one may turn up
     * later than a higher one: a reader comes back for the numbers that it has not seen.
     */
    public List<ListingChange> changes(long after, long upTo, int limit) {
        return changes.between(after, upTo, limit);
    }

    /** The highest number in the change log of those written before this time; 0 when there is none. */
    public long lastChangeBefore(Instant time) {
        return changes.lastBefore(time);
    }
}
