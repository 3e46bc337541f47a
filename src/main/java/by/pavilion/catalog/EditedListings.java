package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of listings as their merchants write them: with what is proposed. */
@ApplicationScoped
@Transactional
public class EditedListings {
    private final Listings listings;
    private final ReviewStore reviews;

    EditedListings(Listings listings, ReviewStore reviews) {
        this.listings = listings;
        this.reviews = reviews;
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none of this merchant */
    public EditedListing require(MerchantId merchant, Sku sku) {
        Listing listing = listings.require(merchant, sku);
        return new EditedListing(
                listing, Optional.ofNullable(reviews.latest(List.of(sku)).get(sku)));
    }

    /** A merchant's listings by SKU. */
    public Page<EditedListing> page(
            MerchantId merchant, Optional<ListingStatus> status, @Nullable String cursor, int limit) {
        Page<Listing> page = listings.page(merchant, status, cursor, limit);
        Map<Sku, Review> latest = latest(page.items());
        return page.map(listing -> new EditedListing(listing, Optional.ofNullable(latest.get(listing.sku()))));
    }

    /** A merchant's listings after an SKU, by SKU, for readers of all of them. */
    public List<EditedListing> after(MerchantId merchant, @Nullable Sku sku, int limit) {
        List<Listing> portion = listings.after(merchant, sku, limit);
        Map<Sku, Review> latest = latest(portion);
        return portion.stream()
                .map(listing -> new EditedListing(listing, Optional.ofNullable(latest.get(listing.sku()))))
                .toList();
    }

    private Map<Sku, Review> latest(List<Listing> of) {
        return reviews.latest(of.stream().map(Listing::sku).toList());
    }
}
