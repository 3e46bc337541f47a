package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Listings with their reviews, locked until the end of the transaction at hand. */
@ApplicationScoped
class LockedListings {
    private final ListingStore store;
    private final ReviewStore reviews;

    LockedListings(ListingStore store, ReviewStore reviews) {
        this.store = store;
        this.reviews = reviews;
    }

    /** A listing under lock, and its row to write it to. */
    record Locked(ListingRow row, EditedListing listing) {}

    /** Those that exist among these. */
    List<Locked> all(SortedSet<Sku> skus) {
        List<Locked> all = new ArrayList<>();
        if (!skus.isEmpty()) {
            List<ListingRow> rows = store.lock(skus);
            Map<Sku, Review> latest = rows.isEmpty() ? Map.of() : reviews.latest(skus);
            for (ListingRow row : rows) {
                Listing listing = row.toListing();
                all.add(new Locked(row, new EditedListing(listing, Optional.ofNullable(latest.get(listing.sku())))));
            }
        }
        return all;
    }

    Optional<Locked> find(Sku sku) {
        return all(new TreeSet<>(List.of(sku))).stream().findFirst();
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none of this merchant */
    Locked require(MerchantId merchant, Sku sku) {
        return find(sku)
                .filter(locked -> locked.listing().onSale().merchant().equals(merchant))
                .orElseThrow(() -> CatalogProblems.noSuchListing(sku));
    }
}
